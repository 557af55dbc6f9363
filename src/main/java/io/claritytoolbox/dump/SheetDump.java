package io.claritytoolbox.dump;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.claritytoolbox.history.Holding;
import io.claritytoolbox.render.CsvSheet;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a sheet of a holding: a line of CSV or a JSON object for each row. */
record SheetDump(Dump.Sheets sheets, Dump.Format format) {
  void write(Holding.Sheet sheet) throws IOException {
    try {
      if (format == Dump.Format.CSV) {
        csv(sheet);
      } else {
        json(sheet);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void csv(Holding.Sheet sheet) throws IOException {
    try (CsvSheet out = new CsvSheet(sheets.open(sheet.name() + ".csv"), sheet.columns())) {
      sheet.rows().accept(row -> unchecked(() -> out.line(row)));
    }
  }

  private void json(Holding.Sheet sheet) throws IOException {
    JsonMapper mapper = new JsonMapper();
    try (OutputStream out = sheets.open(sheet.name() + ".jsonl")) {
      sheet
          .rows()
          .accept(
              row ->
                  unchecked(
                      () -> {
                        out.write(mapper.writeValueAsBytes(object(sheet, row)));
                        out.write("\n".getBytes(StandardCharsets.UTF_8));
                      }));
    }
  }

  /** A cell that is null is left out. */
  private static Map<String, Object> object(
      Holding.Sheet sheet, List<? extends @Nullable Object> row) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("type", sheet.name());
    for (int i = 0; i < row.size(); i++) {
      Object cell = row.get(i);
      if (cell != null) {
        object.put(sheet.columns().get(i), cell);
      }
    }
    return object;
  }

  /** Writes something. */
  @FunctionalInterface
  private interface Writing {
    void run() throws IOException;
  }

  private static void unchecked(Writing writing) {
    try {
      writing.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
