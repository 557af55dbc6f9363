package io.claritytoolbox.differential;

/**
 * A violated rule.
 *
 * @param rule the rule
 * @param signature the measure and derivation, which similar violations share
 * @param scenario the site and its history
 * @param exchange the question
 * @param detail the figure in the answer and the true one
 */
record Violation(Rule rule, String signature, String scenario, Exchange exchange, String detail) {
  /** The kind, which violations with the same cause share. */
  String kind() {
    return rule + " " + signature;
  }

  /** Everything that is needed to reproduce it. */
  String reproduction() {
    AnswerView answer = exchange.answer();
    return "    "
        + scenario
        + " #"
        + exchange.number()
        + " at "
        + exchange.now()
        + "\n      "
        + exchange.inquiry()
        + "\n      "
        + detail
        + "\n      "
        + (answer == null ? exchange.text() : answer.origin());
  }
}
