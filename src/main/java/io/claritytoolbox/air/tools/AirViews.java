package io.claritytoolbox.air.tools;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.air.AirDesk.Application;
import io.claritytoolbox.air.AirDesk.Datasources;
import io.claritytoolbox.air.Organisation;
import io.claritytoolbox.air.ReportDesk.Standing;
import io.claritytoolbox.air.model.Datasource;
import io.claritytoolbox.air.model.Report;
import io.claritytoolbox.model.QuotaState;
import io.claritytoolbox.render.TextTable;
import io.claritytoolbox.render.TimeText;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The answers on sensors, keys and reports. */
final class AirViews {
  private static final String NO_DATASOURCE =
      "The key sees no datasource of this organisation. Ask an Org Admin whether it has"
          + " subscriptions.";
  private static final String SECRET =
      "Whoever has the link can read the file until the link expires.";

  /** Neither the API nor the key contains this. */
  private static final String UNKNOWN_KIND =
      "Clarity Movement doesn't tell whether a key is an application's or a person's. If the key"
          + " doesn't stand under Organization > Users > Applications > Actions > API Keys, it is a"
          + " person's and ends when that person changes role or leaves: create an application,"
          + " connect it with the role Observer and use its key.";

  private AirViews() {}

  /**
   * The sensors of an organisation.
   *
   * @param limit the largest number of rows
   */
  static AirView datasources(Datasources found, int limit) {
    List<Datasource> all = found.all();
    List<Datasource> shown = all.stream().limit(limit).toList();
    List<String> warnings =
        AirView.warnings(found.organisation(), all.isEmpty() ? List.of(NO_DATASOURCE) : List.of());
    ObjectNode json = AirView.of(found.organisation());
    ArrayNode rows = json.putArray("rows");
    shown.forEach(each -> put(rows.addObject(), each));
    json.put("total_rows", all.size());
    json.putObject("provenance")
        .put("calls", found.calls())
        .put("stored", found.calls() == 0)
        .put("fetched_at", found.seenAt().toString());
    AirView.fit(json, rows, warnings);
    String head =
        "%s of %s, as of %s."
            .formatted(
                TimeText.counted(all.size(), "datasource"),
                AirView.named(found.organisation()),
                TimeText.minute(found.seenAt()));
    return new AirView(
        json,
        List.of(head),
        List.of(),
        table(shown),
        limit < all.size() ? List.of(limit + " of " + all.size() + " rows are shown.") : List.of(),
        warnings);
  }

  private static void put(ObjectNode row, Datasource each) {
    row.put("datasource", each.id());
    AirView.put(row, "name", each.name());
    AirView.put(row, "group", each.group());
    if (!each.tags().isEmpty()) {
      AirView.put(row, "tags", each.tags());
    }
    AirView.put(row, "type", each.type());
    AirView.put(row, "source", each.source());
  }

  private static TextTable table(List<Datasource> shown) {
    return new TextTable(
        Stream.of("datasource", "name", "group", "tags", "type", "source")
            .map(AirView::text)
            .toList(),
        shown.stream()
            .map(
                each ->
                    List.of(
                        each.id(),
                        each.name(),
                        each.group(),
                        String.join(", ", each.tags()),
                        each.type(),
                        each.source()))
            .toList());
  }

  /** The permissions of a key. */
  static AirView application(Application application) {
    Organisation organisation = application.organisation();
    String advice = organisation.demo() ? "" : UNKNOWN_KIND;
    Map<String, Integer> types = new TreeMap<>();
    application.datasources().stream()
        .map(Datasource::type)
        .filter(type -> !type.isEmpty())
        .forEach(type -> types.merge(type, 1, Integer::sum));
    List<String> warnings = AirView.warnings(organisation, application.notices());
    int count = application.datasources().size();
    ObjectNode json = AirView.of(organisation);
    json.put("key", application.key());
    json.put("key_kind", organisation.demo() ? "none" : "unknown");
    json.put("datasources", count);
    ObjectNode counts = json.putObject("datasource_types");
    types.forEach(counts::put);
    put(json, application.reports());
    AirView.put(json, "advice", advice);
    AirView.put(json, "warnings", warnings);
    String ofTypes =
        types.entrySet().stream()
            .map(type -> type.getValue() + " " + type.getKey())
            .collect(Collectors.joining(", "));
    List<String> lines =
        List.of(
            "Answers for %s with %s.".formatted(AirView.named(organisation), application.key()),
            "It may read %s%s."
                .formatted(
                    TimeText.counted(count, "datasource"), ofTypes.isEmpty() ? "" : ": " + ofTypes),
            left(application.reports()),
            advice);
    return new AirView(json, lines, List.of(), null, List.of(), warnings);
  }

  /** The state of a report. */
  static AirView report(Standing standing) {
    Report report = standing.report();
    Instant expiry = report.linksExpireAt();
    Stream<String> secret = report.links().isEmpty() ? Stream.of() : Stream.of(SECRET);
    List<String> warnings =
        AirView.warnings(
            standing.organisation(), Stream.concat(standing.warnings().stream(), secret).toList());
    ObjectNode json = AirView.of(standing.organisation());
    json.put("report_id", report.id());
    json.put("state", report.state().name().toLowerCase(Locale.ROOT));
    AirView.put(json, "links", report.links());
    if (expiry != null) {
      json.put("links_expire_at", expiry.toString());
    }
    json.put("requested", standing.requested());
    put(json, standing.quota());
    AirView.put(json, "warnings", warnings);
    return new AirView(
        json,
        List.of(sentence(report, AirView.named(standing.organisation()))),
        report.links(),
        null,
        List.of(
            expiry == null ? "" : "The link expires at " + TimeText.minute(expiry) + ".",
            left(standing.quota())),
        warnings);
  }

  private static String sentence(Report report, String organisation) {
    String which = "The report " + report.id() + " of " + organisation;
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

  private static void put(ObjectNode json, QuotaState quota) {
    json.putObject("quota")
        .put("limit", quota.limit())
        .put("spent", quota.spent())
        .put("remaining", quota.remaining())
        .put("resets_at", quota.resetsAt().toString());
  }

  private static String left(QuotaState quota) {
    return "Reports: %d of %d left until %s."
        .formatted(quota.remaining(), quota.limit(), TimeText.minute(quota.resetsAt()));
  }
}
