package io.claritytoolbox.differential;

import io.claritytoolbox.differential.Value.Form;
import io.claritytoolbox.model.Dimension;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Compares an answer with the true figures and records violations.
 *
 * @param site the true sessions
 * @param scenario a description of the site and its history
 * @param findings receives violations
 */
record Judge(Site site, String scenario, Findings findings) {
  void judge(Exchange exchange) {
    if (exchange.inquiry().isJudgement()) {
      new JudgementCheck(this, exchange).check();
      return;
    }
    AnswerView answer = exchange.answer();
    new ForecastCheck(this).check(exchange);
    new SpendingCheck(this).check(exchange);
    if (answer == null) {
      findings.count("refusals");
      return;
    }
    findings.count("answers");
    new ProvenanceCheck(this, exchange, answer).check();
    new CoverageCheck(this, exchange, answer).check();
    if (exchange.inquiry().list() != null) {
      new ListCheck(this, exchange, answer).check();
    } else if (exchange.inquiry().isTrend()) {
      new TrendCheck(this, exchange, answer).check();
    } else {
      new TableCheck(this, exchange, answer).check();
    }
    new OrderCheck(this, exchange, answer).check();
    new TextCheck(this, exchange, answer).check();
  }

  /** Counts stored texts one by one. */
  Counting truth(List<Span> time) {
    return new Counting(site, time, Form.FOLDED);
  }

  void report(Rule rule, Exchange exchange, String signature, String detail) {
    findings.add(new Violation(rule, signature, scenario, exchange, detail));
  }

  /** The origin of an answer, which violations with the same cause share. */
  static String tags(Exchange exchange) {
    JudgedView judged = exchange.judged();
    if (judged != null) {
      return exchange.inquiry().tool + " " + tags(exchange, judged);
    }
    AnswerView answer = exchange.answer();
    if (answer == null) {
      return exchange.inquiry().isJudgement() ? exchange.inquiry().tool : "";
    }
    List<String> tags = new ArrayList<>(answer.derived());
    tags.removeAll(Set.of("fetched", "stored"));
    if (answer.isCut()) {
      tags.add("cut");
    }
    if (!answer.missing().isEmpty()) {
      tags.add("days missing");
    }
    Inquiry inquiry = exchange.inquiry();
    boolean groups = answer.groupBy().contains(Dimension.URL.label());
    if (groups) {
      tags.add("by URL");
    } else if (answer.exports().stream()
        .anyMatch(export -> export.dimensions().contains(Dimension.URL))) {
      tags.add("over URL");
    }
    if (!inquiry.sieves.isEmpty()) {
      tags.add("filtered");
    }
    return (inquiry.list() == null ? "" : inquiry.list().label() + " ")
        + (inquiry.isTrend() ? "trend " : "")
        + tags;
  }

  private static List<String> tags(Exchange exchange, JudgedView judged) {
    List<String> tags = new ArrayList<>(judged.derived());
    tags.removeAll(Set.of("fetched", "stored"));
    if (judged.isCut()) {
      tags.add("cut");
    }
    if (exchange.inquiry().isFiltered()) {
      tags.add("filtered");
    }
    return tags;
  }
}
