package io.claritytoolbox.doctor;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.history.Holding;
import io.claritytoolbox.model.UntrustedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/** The findings and the configuration for each client, as text or JSON. */
public final class Diagnosis {
  private static final String INDENT = " ".repeat(20);

  private final List<Finding> findings;
  private final Map<String, String> clients;

  public enum Mark {
    PLAIN,
    /** With ANSI colors. */
    COLOURED;

    private static final String RESET = "\u001b[0m";

    String of(Finding.Status status) {
      String word = String.format(Locale.ROOT, "%-7s", status.label());
      return this == PLAIN ? word : colour(status) + word + RESET;
    }

    private static String colour(Finding.Status status) {
      return switch (status) {
        case OK -> "\u001b[32m";
        case NOTE -> "\u001b[36m";
        case WARNING -> "\u001b[33m";
        case FAULT -> "\u001b[31m";
      };
    }
  }

  /**
   * @param clients the configurations by client name
   */
  Diagnosis(List<Finding> findings, Map<String, String> clients) {
    this.findings = List.copyOf(findings);
    this.clients = clients;
  }

  /** The number of faults, which prevent answers. */
  public long faults() {
    return count(Finding.Status.FAULT);
  }

  /** The number of warnings, which don't prevent answers yet. */
  public long warnings() {
    return count(Finding.Status.WARNING);
  }

  /**
   * The findings as text, without a line end at the end.
   *
   * @param width the columns at which to wrap lines; empty for no wrapping
   */
  public String text(Mark mark, OptionalInt width) {
    List<String> lines = new ArrayList<>();
    for (Finding finding : findings) {
      String topic = String.format(Locale.ROOT, "%-9s", finding.topic());
      List<String> said = wrapped(finding.sentence(), width);
      lines.add(mark.of(finding.status()) + "  " + topic + "  " + said.get(0));
      said.subList(1, said.size()).forEach(line -> lines.add(INDENT + line));
      if (!finding.remedy().isEmpty()) {
        wrapped("→ " + finding.remedy(), width).forEach(line -> lines.add(INDENT + line));
      }
    }
    lines.add("");
    lines.add(summary());
    clients.forEach(
        (client, settings) -> lines.addAll(List.of("", "For " + client + ":", settings)));
    return String.join("\n", lines);
  }

  /** Wraps at spaces, to the right of the topics. */
  private static List<String> wrapped(String sentence, OptionalInt width) {
    int room = width.isEmpty() ? Integer.MAX_VALUE : width.getAsInt() - INDENT.length();
    List<String> lines = new ArrayList<>();
    for (String word : UntrustedText.clean(sentence).split(" ", -1)) {
      int last = lines.size() - 1;
      String longer = last < 0 ? word : lines.get(last) + " " + word;
      if (last < 0 || longer.length() > room) {
        lines.add(word);
      } else {
        lines.set(last, longer);
      }
    }
    return lines;
  }

  /** The findings as one JSON object. */
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
        ? "No problems found. Paste one of these into your client:"
        : "Faults: %d, warnings: %d. Paste one of these into your client:"
            .formatted(faults(), warnings());
  }

  private long count(Finding.Status status) {
    return findings.stream().filter(finding -> finding.status() == status).count();
  }

  /**
   * The result of a check.
   *
   * @param topic its subject, one word
   * @param remedy what the user should do; empty for nothing
   */
  record Finding(Status status, String topic, String sentence, String remedy) {
    /** From best to worst. */
    enum Status {
      OK,
      /** Information. */
      NOTE,
      /** A problem that doesn't prevent answers yet. */
      WARNING,
      /** A problem that prevents answers. */
      FAULT;

      String label() {
        return name().toLowerCase(Locale.ROOT);
      }
    }

    static Finding of(Holding.Check check) {
      return new Finding(
          Status.valueOf(check.level().name()), check.topic(), check.sentence(), check.remedy());
    }

    static Finding ok(String topic, String sentence) {
      return new Finding(Status.OK, topic, sentence, "");
    }

    static Finding note(String topic, String sentence) {
      return new Finding(Status.NOTE, topic, sentence, "");
    }

    static Finding warning(String topic, String sentence, String remedy) {
      return new Finding(Status.WARNING, topic, sentence, remedy);
    }

    static Finding fault(String topic, String sentence, String remedy) {
      return new Finding(Status.FAULT, topic, sentence, remedy);
    }
  }
}
