package io.claritytoolbox.doctor;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.doctor.Finding.Status;
import io.claritytoolbox.model.UntrustedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** All that was found, and what to paste into each client. */
public final class Diagnosis {
  private final List<Finding> findings;
  private final Map<String, String> clients;

  /** How a finding's status is shown. */
  public enum Mark {
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

  /**
   * @param findings in the order to be read
   * @param clients what to paste, by the name of the client
   */
  Diagnosis(List<Finding> findings, Map<String, String> clients) {
    this.findings = List.copyOf(findings);
    this.clients = clients;
  }

  /** How much keeps answers from coming. */
  public long faults() {
    return count(Status.FAULT);
  }

  /** How much works, and not as well as it could or not for much longer. */
  public long warnings() {
    return count(Status.WARNING);
  }

  /** For people, without a line end. */
  public String text(Mark mark) {
    List<String> lines = new ArrayList<>();
    for (Finding finding : findings) {
      String topic = String.format(Locale.ROOT, "%-9s", finding.topic());
      lines.add(
          mark.of(finding.status())
              + "  "
              + topic
              + "  "
              + UntrustedText.clean(finding.sentence()));
      if (!finding.remedy().isEmpty()) {
        lines.add(" ".repeat(20) + "→ " + UntrustedText.clean(finding.remedy()));
      }
    }
    lines.add("");
    lines.add(summary());
    clients.forEach(
        (client, settings) -> lines.addAll(List.of("", "For " + client + ":", settings)));
    return String.join("\n", lines);
  }

  /** For programs: one object. */
  public String json() {
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    all.put("faults", faults()).put("warnings", warnings());
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
    return faults() + warnings() == 0
        ? "All is well. To paste, with your own token and project id where none is asked for:"
        : "Faults: " + faults() + ", warnings: " + warnings() + ". To paste into a client:";
  }

  private long count(Status status) {
    return findings.stream().filter(finding -> finding.status() == status).count();
  }
}
