package io.claritytoolbox.air.tools;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.air.ReportDesk.Standing;
import io.claritytoolbox.air.model.Report;
import io.claritytoolbox.render.Rendering;
import io.claritytoolbox.render.TimeText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/** The state of a report. */
record ReportView(Standing standing) implements Rendering {
  private static final String SECRET =
      "Whoever has the link can read the file until the link expires.";

  @Override
  public ObjectNode json() {
    Report report = standing.report();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    Cells.put(json, standing.organisation());
    json.put("report_id", report.id());
    json.put("state", report.state().name().toLowerCase(Locale.ROOT));
    ArrayNode links = json.putArray("links");
    report.links().forEach(links::add);
    Instant expiry = report.linksExpireAt();
    if (expiry != null) {
      json.put("links_expire_at", expiry.toString());
    }
    json.put("requested", standing.requested());
    Cells.put(json, standing.quota());
    Cells.put(json, warnings());
    return json;
  }

  @Override
  public String markdown() {
    return Cells.lines(lines("<", ">"), warnings());
  }

  @Override
  public String text(OptionalInt width) {
    return Cells.lines(lines("", ""), warnings());
  }

  private List<String> lines(String before, String after) {
    Report report = standing.report();
    List<String> lines = new ArrayList<>();
    lines.add(sentence());
    report.links().forEach(link -> lines.add(before + link + after));
    Instant expiry = report.linksExpireAt();
    if (expiry != null) {
      lines.add("The link expires at " + TimeText.minute(expiry) + ".");
    }
    lines.add(Cells.left(standing.quota()));
    return lines;
  }

  private String sentence() {
    Report report = standing.report();
    String which = "The report " + report.id() + " of " + Cells.of(standing.organisation());
    return switch (report.state()) {
      case READY -> which + " is ready:";
      case FAILED ->
          which + " failed at Clarity Movement. A shorter time or fewer datasources may succeed.";
      case IN_PROGRESS ->
          which
              + " isn't ready yet. Ask again in a minute with report_id "
              + report.id()
              + ", which costs nothing.";
    };
  }

  private List<String> warnings() {
    List<String> own = new ArrayList<>(standing.warnings());
    if (!standing.report().links().isEmpty()) {
      own.add(SECRET);
    }
    return Cells.warnings(standing.organisation(), own);
  }
}
