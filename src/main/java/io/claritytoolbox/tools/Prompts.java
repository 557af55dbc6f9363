package io.claritytoolbox.tools;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.answer.Projects;
import io.claritytoolbox.model.Dimension;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The prompts, one definition each. */
final class Prompts {
  private static final int USUAL_DAYS = 3;
  private static final int WEEK = 7;

  private Prompts() {}

  /**
   * One of them.
   *
   * @param blanks to be filled in, in order
   * @param text what they make of it
   */
  private record Task(
      String name,
      String title,
      String description,
      List<Blank> blanks,
      Function<Map<String, String>, String> text)
      implements Prompt {
    @Override
    public Definition definition() {
      return new Definition(
          name, title, description, blanks.stream().map(Blank::argument).toList());
    }

    @Override
    public Optional<String> fault(Map<String, String> arguments) {
      return blanks.stream()
          .flatMap(
              blank ->
                  Blank.given(arguments, blank.argument().name()).flatMap(blank.fault()).stream())
          .reduce((one, other) -> one + " " + other);
    }

    /** The values that hold what was typed, in any case. */
    @Override
    public List<String> complete(String argument, String typed, Map<String, String> others) {
      String wanted = typed.strip().toLowerCase(Locale.ROOT);
      return blanks.stream()
          .filter(blank -> blank.argument().name().equals(argument))
          .flatMap(blank -> blank.values().apply(others))
          .filter(value -> value.toLowerCase(Locale.ROOT).contains(wanted))
          .distinct()
          .toList();
    }

    @Override
    public String render(Map<String, String> arguments) {
      return text.apply(arguments);
    }
  }

  /** In the order they are listed. */
  static List<Prompt> of(Projects projects) {
    return List.of(uxReview(projects), weeklySummary(projects), debugExperiment(projects));
  }

  /** The blanks of a prompt after the project, which is asked for only where there are several. */
  private static List<Blank> blanks(Projects projects, Blank... own) {
    return Stream.concat(Blank.project(projects.names()), Stream.of(own)).toList();
  }

  private static int days(Map<String, String> arguments, int usual) {
    return Blank.given(arguments, "days").map(Integer::parseInt).orElse(usual);
  }

  /** Where visitors struggle, on all pages or on one. */
  private static Prompt uxReview(Projects projects) {
    return new Task(
        "ux_review",
        "UX review",
        "Finds where visitors struggle, on the whole site or on one page.",
        blanks(projects, Blank.page(projects, false), Blank.days(USUAL_DAYS)),
        Prompts::uxReview);
  }

  private static String uxReview(Map<String, String> arguments) {
    int days = days(arguments, USUAL_DAYS);
    Optional<String> page = Blank.given(arguments, "page");
    ObjectNode byDevice = Briefing.by(Briefing.over(days), "Device");
    return new Briefing(arguments)
        .call("get_friction", Briefing.over(days), "the site, for scale")
        .call("get_ux_by_url", Briefing.over(days).put("limit", 10), "the most troubled pages")
        .call(
            "get_ux_by_url",
            page.map(address -> Briefing.of(address, byDevice)).orElse(byDevice.put("limit", 20)),
            page.isPresent() ? "the page in question" : "the same by device")
        .text(
            "Review the user experience of " + (page.isPresent() ? "one page." : "this site."),
            "Compare shares (affected sessions / sessions) of pages with the site's, and phones with"
                + " PCs; read scroll depth beside them. Report the three worst findings,"
                + " each with affected sessions, share, device and what to look at next.");
  }

  /** What changed against the time before. */
  private static Prompt weeklySummary(Projects projects) {
    return new Task(
        "weekly_summary",
        "Weekly summary",
        "Sums up traffic and friction, against as many days before.",
        blanks(projects, Blank.days(WEEK)),
        Prompts::weeklySummary);
  }

  private static String weeklySummary(Map<String, String> arguments) {
    int days = days(arguments, WEEK);
    return new Briefing(arguments)
        .call("get_sessions", Briefing.over(days), "the site")
        .call("get_friction", Briefing.over(days), "its friction")
        .call("get_sessions", Briefing.before(days), "as many days before, if stored")
        .call("get_friction", Briefing.before(days), "the same")
        .call(
            "get_trend",
            Briefing.over(days).put("spend", "never"),
            "its sessions by day, as stored")
        .call("get_sessions", Briefing.by(Briefing.over(days), "Channel"), "where from")
        .call("get_ux_by_url", Briefing.over(days).put("limit", 10), "the most troubled pages")
        .text(
            "Sum up what happened on this site for people who have a minute.",
            "More than three days come from stored exports alone: state the days that are covered,"
                + " and compare only periods covered alike. Report traffic, channels, friction by"
                + " share of sessions (never by occurrences alone), and the pages to look at. Say"
                + " what changed by figures; without an earlier period, say that none is stored.");
  }

  /** Whether a variant of a page troubles its visitors. */
  private static Prompt debugExperiment(Projects projects) {
    return new Task(
        "debug_experiment",
        "Debug an experiment",
        "Checks whether a variant of a page troubles its visitors.",
        blanks(projects, Blank.page(projects, true), Blank.segment()),
        Prompts::debugExperiment);
  }

  private static String debugExperiment(Map<String, String> arguments) {
    String page = arguments.getOrDefault("page", "");
    String segment =
        Blank.given(arguments, "segment")
            .flatMap(Dimension::named)
            .orElse(Dimension.DEVICE)
            .label();
    UnaryOperator<ObjectNode> ofPage = period -> Briefing.of(page, Briefing.by(period, segment));
    return new Briefing(arguments)
        .call("get_ux_by_url", ofPage.apply(Briefing.over(USUAL_DAYS)), "the page by segment")
        .call(
            "get_friction",
            Briefing.by(Briefing.over(USUAL_DAYS), segment),
            "the site, as a control")
        .call("get_ux_by_url", ofPage.apply(Briefing.before(USUAL_DAYS)), "before, if stored")
        .text(
            "Find out whether an experiment on one page troubles its visitors.",
            "Clarity knows no variants: they differ here only by address or by "
                + segment
                + ". Ask me which value is which. Compare each segment's shares with the same"
                + " segment of the site, then with before. Script errors or dead clicks in one"
                + " segment alone hint at a defect. This is no significance test: name no winner.");
  }
}
