package io.claritytoolbox.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.claritytoolbox.chart.Chart;
import io.claritytoolbox.chart.Markup;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.Objects;

/**
 * A report as one HTML file. It needs no network. A script, which is optional, sorts and searches
 * its tables.
 */
public final class ReportPage {
  private static final DateTimeFormatter MADE_AT =
      DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private ReportPage() {}

  public static String of(Report report) {
    String style = resource("report.css") + Chart.style();
    String script = resource("report.js");
    Markup page = new Markup().trusted("<!doctype html>\n");
    page.element(
        "html",
        html -> {
          html.element("head", head -> head(head, report, style, script));
          html.element(
              "body",
              body -> {
                body.element("main", main -> main(main, report));
                body.element("script", code -> code.trusted(script));
              });
        },
        "lang",
        "en");
    return page.toString();
  }

  private static void head(Markup head, Report report, String style, String script) {
    head.empty("meta", "charset", "utf-8");
    head.empty(
        "meta",
        "http-equiv",
        "Content-Security-Policy",
        "content",
        "default-src 'none'; style-src 'sha256-%s'; script-src 'sha256-%s'"
            .formatted(digest(style), digest(script)));
    head.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    head.empty("meta", "name", "color-scheme", "content", "light dark");
    head.text("title", "Clarity report: " + report.projects().get(0).name());
    head.element("style", sheet -> sheet.trusted(style));
  }

  private static void main(Markup main, Report report) {
    report.projects().forEach(chapter -> chapter(main, chapter));
  }

  private static void chapter(Markup main, Report.Chapter chapter) {
    main.text("h1", chapter.name());
    String demo = chapter.isDemo() ? ". This site is simulated; its visitors don't exist" : "";
    main.text("p", chapter.period() + demo + ".", "class", "dim");
    chapter
        .sections()
        .forEach(section -> main.element("section", inside -> section(inside, section)));
    main.text("p", "Made on " + MADE_AT.format(chapter.madeAt()) + ".", "class", "dim");
  }

  private static void section(Markup markup, Report.Section section) {
    markup.text("h2", section.heading());
    section.sentences().forEach(sentence -> markup.text("p", sentence.with(name -> name)));
    markup.element(
        "div",
        pictures ->
            section.charts().forEach(chart -> pictures.element("figure", f -> figure(f, chart))),
        "class",
        "pictures");
    section.tables().forEach(table -> wide(markup, table.caption(), table));
  }

  private static void figure(Markup figure, Chart chart) {
    figure.trusted(chart.svg());
    figure.element(
        "details",
        details -> {
          details.text("summary", "The figures as a table");
          wide(details, chart.title(), new Report.Table(chart.title(), chart.table()));
        });
  }

  /** Writes a table that scrolls if the page is too narrow. */
  private static void wide(Markup markup, String label, Report.Table table) {
    markup.element(
        "div",
        inside -> table.data().writeTo(inside, table.caption()),
        "class",
        "wide",
        "tabindex",
        "0",
        "role",
        "region",
        "aria-label",
        label);
  }

  private static String digest(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String resource(String name) {
    try (InputStream in = ReportPage.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
