package io.claritytoolbox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.claritytoolbox.history.ExportHistory;
import io.claritytoolbox.history.StoredExport;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.ProjectId;
import io.claritytoolbox.model.Row;
import io.claritytoolbox.storage.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportCommandTest {
  private static final Instant OLD = Operated.NOW.minus(Duration.ofDays(900));
  private static final Instant YOUNG = Operated.NOW.minus(Duration.ofDays(1));
  private static final String NASTY = "https://shop.example/a,\"b\"\n=cmd()";
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;
  private Operated toolbox;

  @BeforeEach
  void store() {
    toolbox = new Operated(folder);
    toolbox.environment.put("CLARITY_RETENTION_DAYS", "3650");
    toolbox.save("shop", YOUNG, NASTY, "=1+1", " @x", "-", "+", "", null, "ünïcode");
    toolbox.saveSite("shop", OLD);
    toolbox.spend(2);
  }

  /** The sheet contains exactly the rows of the history. */
  @Test
  void theSheetReadBackIsTheHistory() {
    assertThat(toolbox.run("export")).isZero();

    List<Map<String, String>> lines = Csv.read(toolbox.out());
    assertThat(lines).hasSize(9);
    List<Map<String, String>> expected = new ArrayList<>();
    for (StoredExport export : stored()) {
      for (Row row : rows(export)) {
        expected.add(told(export, row));
      }
    }
    assertThat(lines).containsExactlyElementsOf(expected);
  }

  @Test
  void cellsThatCouldStartAFormulaDont() {
    toolbox.run("export");

    assertThat(toolbox.out()).contains(",'=1+1,", ",' @x,", ",'-,", ",'+,");
    assertThat(Csv.read(toolbox.out()))
        .flatExtracting(Map::values)
        .noneMatch(cell -> cell.strip().matches("(?s)[=+@-].*"));
  }

  @Test
  void everyLineHasTheSameColumns() {
    toolbox.run("export");

    assertThat(toolbox.out())
        .startsWith(
            "project,export_id,fetched_at,days,URL,Device,Browser,OS,Country,Source,Medium,Campaign,"
                + "Channel,addresses,sessions,bot_sessions,");
    assertThat(Csv.read(toolbox.out()))
        .allMatch(line -> line.size() == 14 + Measure.values().length);
  }

  @Test
  void theLinesReadBackAreTheHistoryAndTheLedger() throws IOException {
    assertThat(toolbox.run("export", "--format", "json")).isZero();

    List<JsonNode> lines = lines(toolbox.out());
    assertThat(lines)
        .extracting(line -> line.path("type").asText())
        .containsExactly("export", "export", "request", "request");
    JsonNode site = lines.get(0);
    assertThat(site.path("fetched_at").asText()).isEqualTo(OLD.toString());
    assertThat(site.path("rows").toString()).isEqualTo("[{\"addresses\":1,\"sessions\":12}]");
    assertThat(site.path("listings").toString())
        .isEqualTo("[{\"list\":\"Referrer\",\"entries\":[{\"name\":null,\"count\":4}]}]");
    JsonNode pages = lines.get(1);
    assertThat(pages.path("rows").findValuesAsText("URL"))
        .containsExactlyInAnyOrder(NASTY, "=1+1", " @x", "-", "+", "", "null", "ünïcode");
    assertThat(pages.path("rows").path(0).path("active_seconds").asDouble()).isEqualTo(7.25);
    assertThat(toolbox.out()).contains("\"payload\":[{\"n\":1.10}]");
    assertThat(lines.get(2).path("outcome").asText()).isEqualTo("sent");
    assertThat(lines.get(2).path("budget").asText()).isEqualTo("exports");
    assertThat(lines.get(3).path("slot").asInt()).isEqualTo(2);
  }

  @Test
  void aFolderGetsASheetForEachKind() throws IOException {
    Path to = folder.resolve("new").resolve("data");

    assertThat(toolbox.run("export", "--output", to.toString())).isZero();

    assertThat(toolbox.out()).isEmpty();
    assertThat(Csv.read(Files.readString(to.resolve("rows.csv")))).hasSize(9);
    assertThat(Files.readString(to.resolve("exports.csv")))
        .isEqualTo(
            "project,export_id,fetched_at,days,dimensions,rows,may_be_cut\r\n"
                + ("shop,2," + OLD + ",1,\"\",1,false\r\n")
                + ("shop,1," + YOUNG + ",1,URL Device,8,false\r\n"));
    assertThat(Files.readString(to.resolve("listings.csv")))
        .isEqualTo(
            "project,export_id,fetched_at,days,list,position,name,count\r\n"
                + "shop,2,"
                + OLD
                + ",1,Referrer,1,,4\r\n");
    assertThat(Csv.read(Files.readString(to.resolve("requests.csv"))))
        .hasSize(2)
        .allMatch(request -> request.get("budget").equals("exports"));
    assertThat(
            PosixFilePermissions.toString(Files.getPosixFilePermissions(to.resolve("exports.csv"))))
        .isEqualTo("rw-------");
  }

  @Test
  void anExportWithoutRowsIsAmongTheExports() throws IOException {
    toolbox.save("shop", Operated.NOW);

    toolbox.run("export", "--output", folder.resolve("data").toString());

    assertThat(Files.readString(folder.resolve("data").resolve("exports.csv")))
        .contains("shop,3," + Operated.NOW + ",1,URL Device,0,false");
  }

  /** They could be mistaken for rows of this project. */
  @Test
  void exportsOfAnotherProjectUnderTheSameIdAreLeftOutAndSaidToBe() {
    assertThat(toolbox.err()).isEmpty();
    toolbox.environment.put("CLARITY_API_TOKEN", Operated.token(",\"sub\":\"27182818284590\""));

    assertThat(toolbox.run("export")).isZero();

    assertThat(Csv.read(toolbox.out())).isEmpty();
    assertThat(toolbox.err())
        .isEqualToIgnoringNewLines(
            "shop: left out 2 exports of another Clarity project that was stored under the same id."
                + " Set that project's token to export them.");
  }

  @Test
  void nothingIsWrittenOver() throws IOException {
    Files.writeString(folder.resolve("exports.jsonl"), "mine");

    assertThat(toolbox.run("export", "--format", "json", "--output", folder.toString()))
        .isEqualTo(1);

    assertThat(Files.readString(folder.resolve("exports.jsonl"))).isEqualTo("mine");
    assertThat(toolbox.err()).contains("already exists");
  }

  @Test
  void aFolderThatCannotBeMadeIsSaidToBe() throws IOException {
    Files.writeString(folder.resolve("file"), "in the way");

    assertThat(toolbox.run("export", "--output", folder.resolve("file").resolve("x").toString()))
        .isEqualTo(1);
    assertThat(toolbox.err()).contains("could not be written");
  }

  @Test
  void anEmptyStoreIsAHeader() {
    toolbox.environment.put("CLARITY_STORE", "jdbc:sqlite:" + folder.resolve("other.db"));

    assertThat(toolbox.run("export")).isZero();

    assertThat(toolbox.out().lines()).hasSize(1);
  }

  /** With an expired token, and without a token. */
  @Test
  void whatIsStoredOutlivesTheToken() {
    toolbox.run("invoke", "get_quota");
    for (String token : List.of(Operated.token(",\"exp\":1700000000"), "")) {
      toolbox.environment.put("CLARITY_API_TOKEN", token);

      assertThat(toolbox.run("export")).as(toolbox.err()).isZero();

      assertThat(Csv.read(toolbox.out())).hasSize(9);
    }
  }

  @Test
  void aStoreIsNotGuessedWhereItsAddressIsWrong() {
    toolbox.environment.put("CLARITY_STORE", "here");

    assertThat(toolbox.run("export")).isEqualTo(1);
    assertThat(toolbox.err())
        .contains("CLARITY_STORE is not the address of an SQLite or PostgreSQL");
  }

  @Test
  void namesTheProjectsThereAre() {
    assertThat(toolbox.run("export", "--project", "nope")).isEqualTo(2);
    assertThat(toolbox.err()).contains("There is no such project. Choose one of: shop.");
  }

  private List<StoredExport> stored() {
    try (Storage storage = Storage.open(toolbox.address(), Operated.CLOCK)) {
      return history(storage).takenSince(Instant.EPOCH).stream()
          .sorted(Comparator.comparing(StoredExport::takenAt))
          .toList();
    }
  }

  private List<Row> rows(StoredExport export) {
    try (Storage storage = Storage.open(toolbox.address(), Operated.CLOCK)) {
      return history(storage).rows(export, List.of());
    }
  }

  private static ExportHistory history(Storage storage) {
    return storage.history(new ProjectId("shop"), Operated.SUBJECT);
  }

  /** A row of the sheet, written independently. */
  private static Map<String, String> told(StoredExport export, Row row) {
    Map<String, String> line = new LinkedHashMap<>();
    Csv.HEADER.forEach(name -> line.put(name, ""));
    line.put("project", "shop");
    line.put("export_id", Long.toString(export.id()));
    line.put("fetched_at", export.takenAt().toString());
    line.put("days", "1");
    line.put("addresses", "1");
    for (int part = 0; part < row.key().size(); part++) {
      String value = row.key().get(part);
      boolean risky = value != null && value.strip().matches("(?s)[=+@-].*");
      line.put(
          export.cube().dimensions().get(part).label(),
          value == null ? "" : (risky ? "'" : "") + value.replace("\n=", "\n'="));
    }
    row.facts()
        .values()
        .forEach(
            (measure, value) ->
                line.put(
                    measure.label(), value == 7.25 ? "7.25" : Integer.toString(value.intValue())));
    return new TreeMap<>(line);
  }

  private static List<JsonNode> lines(String text) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : text.split("\n", 0)) {
      lines.add(JSON.readTree(line));
    }
    return lines;
  }

  /** Parses CSV according to RFC 4180. */
  private static final class Csv {
    static final List<String> HEADER = header();

    static List<Map<String, String>> read(String text) {
      List<List<String>> lines = new ArrayList<>();
      List<String> line = new ArrayList<>();
      StringBuilder cell = new StringBuilder();
      boolean quoted = false;
      for (int at = 0; at < text.length(); at++) {
        char next = text.charAt(at);
        if (next == '"' && quoted && at + 1 < text.length() && text.charAt(at + 1) == '"') {
          cell.append(text.charAt(++at));
        } else if (next == '"') {
          quoted = !quoted;
        } else if (quoted || next != ',' && next != '\r' && next != '\n') {
          cell.append(next);
        } else if (next != '\r') {
          line.add(cell.toString());
          cell.setLength(0);
          if (next == '\n') {
            lines.add(line);
            line = new ArrayList<>();
          }
        }
      }
      return lines.subList(1, lines.size()).stream()
          .map(cells -> named(lines.get(0), cells))
          .toList();
    }

    private static Map<String, String> named(List<String> header, List<String> cells) {
      Map<String, String> named = new TreeMap<>();
      for (int part = 0; part < cells.size(); part++) {
        named.put(header.get(part), cells.get(part));
      }
      return named;
    }

    private static List<String> header() {
      List<String> header =
          new ArrayList<>(List.of("project", "export_id", "fetched_at", "days", "addresses"));
      header.addAll(
          List.of(
              "URL",
              "Device",
              "Browser",
              "OS",
              "Country",
              "Source",
              "Medium",
              "Campaign",
              "Channel"));
      for (Measure measure : Measure.values()) {
        header.add(measure.label());
      }
      return header;
    }
  }
}
