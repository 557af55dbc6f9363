package io.claritytoolbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.Finding.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * All that was found, and what to do with a client.
 *
 * @param findings in the order to be read
 * @param clients what to paste, by the name of the client
 */
record Diagnosis(List<Finding> findings, Map<String, String> clients) {
  /** How a finding's status is shown. */
  enum Mark {
    PLAIN,
    /** In a colour of the terminal. */
    COLOURED;

    private static final String RESET = "\u001b[0m";

    String of(Status status) {
      String word = String.format(Locale.ROOT, "%-7s", status.label());
      return this == PLAIN ? word : colour(status) + word + RESET;
    }

    private static String colour(Status status) {
      return switch (status) {
        case OK -> "\u001b[32m";
        case NOTE -> "\u001b[36m";
        case WARNING -> "\u001b[33m";
        case FAULT -> "\u001b[31m";
      };
    }
  }

  Diagnosis {
    findings = List.copyOf(findings);
  }

  /** For people, without a line end. */
  String text(Mark mark) {
    List<String> lines = new ArrayList<>();
    for (Finding finding : findings) {
      String topic = String.format(Locale.ROOT, "%-9s", finding.topic());
      lines.add(mark.of(finding.status()) + "  " + topic + "  " + printable(finding.sentence()));
      if (!finding.remedy().isEmpty()) {
        lines.add(" ".repeat(20) + "→ " + printable(finding.remedy()));
      }
    }
    lines.add("");
    lines.add(summary());
    clients.forEach(
        (client, settings) -> lines.addAll(List.of("", "For " + client + ":", settings)));
    return String.join("\n", lines);
  }

  /** For programs: one object. */
  String json() {
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    all.put("faults", count(Status.FAULT)).put("warnings", count(Status.WARNING));
    ArrayNode each = all.putArray("findings");
    for (Finding finding : findings) {
      ObjectNode node =
          each.addObject()
              .put("status", finding.status().label())
              .put("topic", finding.topic())
              .put("sentence", finding.sentence());
      if (!finding.remedy().isEmpty()) {
        node.put("remedy", finding.remedy());
      }
    }
    ObjectNode paste = all.putObject("clients");
    clients.forEach(paste::put);
    return all.toPrettyString();
  }

  private String summary() {
    long faults = count(Status.FAULT);
    long warnings = count(Status.WARNING);
    return faults + warnings == 0
        ? "All is well. To paste, with your own token and project id where none is asked for:"
        : "Faults: " + faults + ", warnings: " + warnings + ". To paste into a client:";
  }

  private long count(Status status) {
    return findings.stream().filter(finding -> finding.status() == status).count();
  }

  private static String printable(String text) {
    return text.replaceAll("[\\p{Cc}\\p{Cf}]", "\uFFFD");
  }
}
