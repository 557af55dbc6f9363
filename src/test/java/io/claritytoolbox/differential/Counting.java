package io.claritytoolbox.differential;

import io.claritytoolbox.differential.Session.Nature;
import io.claritytoolbox.differential.Value.Form;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Listing;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Counts a site's sessions one by one, as Clarity does: a session counts once per key, with the
 * page views of that key that begin in the window.
 */
final class Counting {
  private final Site site;
  private final List<Span> time;
  private final Form form;
  private final List<Session> sessions;

  /**
   * @param time stretches that don't overlap, counted as one window
   * @param form whether keys are as in Clarity's responses or as stored
   */
  Counting(Site site, List<Span> time, Form form) {
    this.site = site;
    this.time = List.copyOf(time);
    this.form = form;
    this.sessions = site.around(time);
  }

  Site site() {
    return site;
  }

  /**
   * The tallies by key.
   *
   * @param by the order of a key's values; if empty, there is exactly one tally, even without
   *     sessions
   * @param sieves the filters that a row must match
   */
  Map<List<@Nullable String>, Tally> by(List<Dimension> by, List<Sieve> sieves) {
    Map<List<@Nullable String>, Tally> tallies = new LinkedHashMap<>();
    if (by.isEmpty()) {
      tallies.put(List.of(), new Tally());
    }
    for (Session session : sessions) {
      keys(session, by, sieves)
          .forEach(
              (key, visits) ->
                  tallies.computeIfAbsent(key, any -> new Tally()).add(session, visits));
    }
    return tallies;
  }

  /** The same if a session counts once on each of the addresses that are stored as one. */
  Map<List<@Nullable String>, Tally> visits(List<Dimension> by, List<Sieve> sieves) {
    Map<List<@Nullable String>, Tally> tallies = new LinkedHashMap<>();
    for (Session session : sessions) {
      Map<List<@Nullable String>, List<Visit>> keys = new LinkedHashMap<>();
      for (Visit visit : session.visits()) {
        if (has(visit) && sieves.stream().allMatch(sieve -> sieve.accepts(session, visit))) {
          List<@Nullable String> key = new ArrayList<>(key(session, visit, by));
          key.add(visit.address().raw());
          keys.computeIfAbsent(key, any -> new ArrayList<>()).add(visit);
        }
      }
      keys.forEach(
          (key, visits) ->
              tallies
                  .computeIfAbsent(key.subList(0, by.size()), any -> new Tally())
                  .add(session, visits));
    }
    return tallies;
  }

  private Map<List<@Nullable String>, List<Visit>> keys(
      Session session, List<Dimension> by, List<Sieve> sieves) {
    Map<List<@Nullable String>, List<Visit>> keys = new LinkedHashMap<>();
    for (Visit visit : session.visits()) {
      if (has(visit) && sieves.stream().allMatch(sieve -> sieve.accepts(session, visit))) {
        keys.computeIfAbsent(key(session, visit, by), any -> new ArrayList<>()).add(visit);
      }
    }
    return keys;
  }

  private List<@Nullable String> key(Session session, Visit visit, List<Dimension> by) {
    List<@Nullable String> key = new ArrayList<>(by.size());
    by.forEach(dimension -> key.add(session.value(dimension, visit).in(form)));
    return Collections.unmodifiableList(key);
  }

  /** The counts of a list by name: visits for popular pages, otherwise sessions. Ignores bots. */
  Map<@Nullable String, Integer> list(Listing.Kind kind) {
    Map<@Nullable String, Integer> counts = new HashMap<>();
    for (Session session : sessions) {
      if (session.nature() == Nature.PERSON) {
        List<Visit> visits = session.visits().stream().filter(this::has).toList();
        names(kind, session, visits).forEach(name -> counts.merge(name, 1, Integer::sum));
      }
    }
    return counts;
  }

  private Iterable<@Nullable String> names(Listing.Kind kind, Session session, List<Visit> visits) {
    List<@Nullable String> names = new ArrayList<>();
    for (Visit visit : visits) {
      switch (kind) {
        case POPULAR_PAGE -> names.add(visit.address().in(form));
        case PAGE_TITLE -> names.add(visit.title().in(form));
        case REFERRER -> names.add(session.referrer().in(form));
        case BROWSER -> names.add(session.value(Dimension.BROWSER, visit).in(form));
        case DEVICE -> names.add(session.value(Dimension.DEVICE, visit).in(form));
        case OS -> names.add(session.value(Dimension.OS, visit).in(form));
        case COUNTRY -> names.add(session.value(Dimension.COUNTRY, visit).in(form));
      }
    }
    Set<@Nullable String> once = new LinkedHashSet<>(names);
    return kind == Listing.Kind.POPULAR_PAGE ? names : once;
  }

  private boolean has(Visit visit) {
    for (Span span : time) {
      if (span.has(visit.at())) {
        return true;
      }
    }
    return false;
  }
}
