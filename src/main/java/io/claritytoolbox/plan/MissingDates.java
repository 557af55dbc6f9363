package io.claritytoolbox.plan;

import io.claritytoolbox.model.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Gives missing days the dates of which the stored days have the fewest hours. A stored day has the
 * date of most of its hours. Where one ends after noon and the next begins before noon, what is
 * missing between them has no date of its own.
 *
 * @param places oldest first
 */
record MissingDates(List<Place> places) {
  List<Place> named() {
    Set<LocalDate> stored =
        places.stream().filter(Place::isStored).map(Place::date).collect(Collectors.toSet());
    return places.stream().anyMatch(place -> !place.isStored() && stored.contains(place.date()))
        ? named(stored)
        : places;
  }

  private List<Place> named(Set<LocalDate> stored) {
    LocalDate first = date(places.get(0).window().from());
    LocalDate last = date(places.get(places.size() - 1).window().to());
    long missing = places.stream().filter(place -> !place.isStored()).count();
    List<LocalDate> dates =
        first
            .datesUntil(last.plusDays(1))
            .filter(date -> !stored.contains(date) && !hoursLacking(date).isZero())
            .sorted(Comparator.comparing(this::hoursLacking).reversed())
            .limit(missing)
            .sorted()
            .toList();
    return dates.size() < missing ? countedBack() : named(dates.iterator());
  }

  private List<Place> named(Iterator<LocalDate> dates) {
    List<Place> named = new ArrayList<>();
    for (Place place : places) {
      named.add(place.isStored() ? place : new Place(dates.next(), place.window(), null));
    }
    return named;
  }

  /** Where too few dates are left, a stored day can have the date of nearly half its hours. */
  private List<Place> countedBack() {
    LocalDate newest = places.get(places.size() - 1).date();
    List<Place> named = new ArrayList<>();
    for (Place place : places) {
      LocalDate date = newest.minusDays(places.size() - 1L - named.size());
      named.add(new Place(date, place.window(), place.piece()));
    }
    return named;
  }

  private static LocalDate date(Instant instant) {
    return LocalDate.ofInstant(instant, ZoneOffset.UTC);
  }

  /** The hours of a date in the places of missing days. */
  private Duration hoursLacking(LocalDate date) {
    Window day = Window.endingAt(date.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC), 1);
    return places.stream()
        .filter(place -> !place.isStored())
        .map(place -> day.shared(place.window()))
        .reduce(Duration.ZERO, Duration::plus);
  }
}
