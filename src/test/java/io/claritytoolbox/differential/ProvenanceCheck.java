package io.claritytoolbox.differential;

import com.fasterxml.jackson.databind.JsonNode;
import io.claritytoolbox.model.Dimension;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks what an answer says about its exports. */
final class ProvenanceCheck {
  private static final Duration HALF_A_DAY = Duration.ofHours(12);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Judge judge;
  private final Exchange exchange;
  private final AnswerView answer;
  private final List<Served> sources;

  ProvenanceCheck(Judge judge, Exchange exchange, AnswerView answer) {
    this.judge = judge;
    this.exchange = exchange;
    this.answer = answer;
    this.sources = exchange.sources();
  }

  void check() {
    if (!answer.namesItsExports()) {
      report(
          Rule.PROVENANCE_NAMED, answer.exports().size() + " exports named, " + answer.warnings());
      return;
    }
    checkExports();
    checkAge();
    checkStale();
    checkDerived();
    checkNearest();
    checkOddities();
    checkEmptyFilter();
  }

  private void checkExports() {
    for (ExportView export : answer.exports()) {
      Optional<Served> served = export.among(exchange.served());
      if (served.isEmpty()) {
        report(Rule.PROVENANCE_TRUE, "never served: " + export);
      } else if (served.get().isCut() != export.mayBeCut()) {
        report(Rule.PROVENANCE_TRUE, export + " was " + served.get());
      }
    }
  }

  private void checkAge() {
    sources.stream()
        .map(Served::at)
        .max(Comparator.naturalOrder())
        .map(newest -> Duration.between(newest, exchange.now()).toMinutes())
        .filter(minutes -> Math.abs(minutes - answer.ageMinutes()) > 1)
        .ifPresent(
            minutes -> report(Rule.AGE_TRUE, answer.ageMinutes() + " minutes, truth " + minutes));
  }

  /**
   * What the call fetched must not be stale. An export older than the maximum age must be, or the
   * answer must say so.
   */
  private void checkStale() {
    if (exchange.inquiry().endsDaysAgo() > 0) {
      return;
    }
    Duration old = Duration.between(answer.window().to(), exchange.now());
    if (answer.isStale() && old.compareTo(MINUTE) < 0 && !exchange.during().isEmpty()) {
      report(Rule.STALE_TRUE, "just fetched, and stale");
    }
    Duration accepted = exchange.inquiry().maxAge();
    if (accepted != null && !answer.isStale() && old.compareTo(accepted.plus(MINUTE)) > 0) {
      report(Rule.STALE_TRUE, "ends " + old + " ago, not stale, though " + accepted + " accepted");
    }
    checkStaleWhereFree();
  }

  /**
   * If an answer would send a request only because of its export's age, it must be stale even when
   * no request is allowed. This is checked for answers from one complete export.
   */
  private void checkStaleWhereFree() {
    JsonNode paid = exchange.paid();
    boolean isAsAsked =
        sources.size() == 1
            && !answer.isCut()
            && answer.missing().isEmpty()
            && !answer.derived().contains("rolled_up")
            && sources.get(0).days() == exchange.inquiry().days();
    if (paid != null && isAsAsked && !answer.isStale() && paid.path("requests").asInt() > 0) {
      report(Rule.STALE_TRUE, "not stale, though with spend auto " + paid);
    }
  }

  private void checkDerived() {
    Set<String> derived = answer.derived();
    boolean isNew = sources.stream().anyMatch(one -> exchange.during().contains(one));
    if (isNew && !derived.contains("fetched")) {
      report(Rule.DERIVED_TRUE, "rests on a new export, and is " + derived);
    }
    boolean isOfSeveral = answer.exports().size() > 1;
    if (isOfSeveral && !derived.contains("composed") && !derived.contains("subtracted")) {
      report(Rule.DERIVED_TRUE, answer.exports().size() + " exports, and is " + derived);
    }
  }

  /**
   * Finds a stored, uncut export of the requested length that ends at least half a day nearer to
   * now.
   */
  private void checkNearest() {
    Inquiry inquiry = exchange.inquiry();
    if (inquiry.endsDaysAgo() > 0 || inquiry.isTrend() || inquiry.list() != null) {
      return;
    }
    Instant end = answer.window().to();
    boolean byAddress = inquiry.dimensions().contains(Dimension.URL);
    exchange.served().stream()
        .filter(one -> one.isAnswer() && !one.isCut() && one.days() == inquiry.days())
        .filter(one -> one.dimensions().containsAll(inquiry.dimensions()))
        .filter(one -> byAddress || !one.dimensions().contains(Dimension.URL))
        .filter(one -> Duration.between(end, one.at()).compareTo(HALF_A_DAY) > 0)
        .max(Comparator.comparing(Served::at))
        .ifPresent(
            one ->
                judge.report(
                    Rule.NEAREST_EXPORT,
                    exchange,
                    "spend " + inquiry.spend() + " " + Judge.tags(exchange),
                    "ends " + end + ", though there is " + one));
  }

  private void checkOddities() {
    boolean odd = judge.site().traits().unmeasured > 0 && judge.site().hasPeople();
    boolean large = sources.stream().anyMatch(one -> one.dimensions().isEmpty());
    if (odd && large && exchange.inquiry().list() == null && !answer.warns("disagree|differ")) {
      report(Rule.ODDITY_SAID, "blocks disagree, and says only " + answer.warnings());
    }
  }

  private void checkEmptyFilter() {
    boolean empty = answer.rows().isEmpty() && !exchange.inquiry().sieves.isEmpty();
    if (empty && !answer.warns("filter|match|no row")) {
      report(Rule.EMPTY_FILTER_SAID, "no row, and says only " + answer.warnings());
    }
  }

  private void report(Rule rule, String detail) {
    judge.report(rule, exchange, Judge.tags(exchange), detail);
  }
}
