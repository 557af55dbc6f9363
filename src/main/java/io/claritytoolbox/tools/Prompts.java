package io.claritytoolbox.tools;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.answer.Projects;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Period;
import io.claritytoolbox.tools.Prompt.Argument;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The definitions of the prompts. */
final class Prompts {
  private static final int USUAL_DAYS = 3;
  private static final int WEEK = 7;
  private static final int BASELINE = 28;
  private static final int MOST_VARIANTS = 3;

  private Prompts() {}

  /** The prompts in the order of the list. */
  static List<Prompt> of(Projects projects) {
    return List.of(
        uxReview(projects),
        weeklySummary(projects),
        debugExperiment(projects),
        releaseCheck(projects));
  }

  /** A prompt's arguments, after the project if there are several. */
  private static List<Argument> arguments(Projects projects, Argument... own) {
    List<String> names = projects.names();
    Argument project =
        oneOf("project", "Which project is meant.", Choices.of(names, name -> name), true);
    return Stream.concat(names.size() > 1 ? Stream.of(project) : Stream.empty(), Stream.of(own))
        .toList();
  }

  /** A length in days. */
  private static Argument days(int usual) {
    return new Argument(
        "days",
        "Days of 24 hours, 1 to " + Period.MAX_DAYS + "; default " + usual + ".",
        false,
        typed ->
            typed.matches("[0-9]{1,2}")
                && Integer.parseInt(typed) >= 1
                && Integer.parseInt(typed) <= Period.MAX_DAYS,
        "a whole number, 1–" + Period.MAX_DAYS,
        others -> Stream.of(1, 3, 7, 14, 30, 90).map(String::valueOf));
  }

  /** A page. Completions come from stored exports and cost nothing. */
  private static Argument page(Projects projects, boolean required) {
    return new Argument(
        "page",
        "Address of a page, or its path, starting with /.",
        required,
        Pages::isUsable,
        "an address with https:// or a path that starts with /, up to "
            + Pages.LONGEST
            + " characters",
        others -> Pages.known(projects, others.get("project")));
  }

  /** Addresses of variants of a page. */
  private static Argument variants() {
    return new Argument(
        "variants",
        "Addresses or paths of up to " + MOST_VARIANTS + " variants, with commas between.",
        false,
        typed ->
            listed(typed).size() <= MOST_VARIANTS
                && listed(typed).stream().allMatch(Pages::isUsable),
        "up to " + MOST_VARIANTS + " addresses or paths, with commas between",
        others -> Stream.empty());
  }

  /** The entries of a list with commas. */
  private static List<String> listed(String typed) {
    return Arrays.stream(typed.split(",", -1))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }

  /** The dimension that distinguishes the variants of a page. */
  private static Argument segment() {
    Choices<Dimension> segments =
        Choices.of(
            Stream.of(Dimension.values()).filter(Dimension::isSessionAttribute).toList(),
            Dimension::label);
    return oneOf("segment", "What distinguishes the variants; default Device.", segments, false);
  }

  private static Argument oneOf(
      String name, String description, Choices<?> choices, boolean required) {
    return new Argument(
        name,
        description,
        required,
        typed -> choices.find(typed).isPresent(),
        "one of " + String.join(", ", choices.labels()),
        others -> choices.labels().stream());
  }

  private static int days(Map<String, String> arguments, int usual) {
    return Prompt.given(arguments, "days").map(Integer::parseInt).orElse(usual);
  }

  /** The arguments to find changes in the last days. */
  private static ObjectNode changes(int days) {
    return Briefing.over(Math.min(days, Period.MAX_DAYS - BASELINE));
  }

  /** The arguments to compare the last days with as many before. */
  private static ObjectNode beforeAndAfter(int days) {
    ObjectNode arguments = Briefing.over(days);
    arguments.putObject("a").put("label", "before").put("ends_days_ago", days);
    arguments.putObject("b").put("label", "after");
    return arguments;
  }

  /** Where visitors have problems, on all pages or one. */
  private static Prompt uxReview(Projects projects) {
    return new Prompt(
        "ux_review",
        "UX review",
        "Finds what to fix first, on the whole site or on one page.",
        arguments(projects, page(projects, false), days(USUAL_DAYS)),
        Prompts::uxReview);
  }

  private static String uxReview(Map<String, String> arguments) {
    int days = days(arguments, USUAL_DAYS);
    Briefing briefing = new Briefing(arguments);
    Optional<String> page = Prompt.given(arguments, "page");
    if (page.isPresent()) {
      ObjectNode sides = Briefing.over(days);
      Briefing.notOf(page.get(), sides.putObject("a").put("label", "other pages"));
      Briefing.of(page.get(), sides.putObject("b").put("label", "this page"));
      briefing
          .call("compare", sides, "the page compared with the others")
          .call("get_changes", Briefing.of(page.get(), changes(days)), "what changed on it");
    } else {
      briefing
          .call("get_hotspots", Briefing.over(days), "the pages and where their problems are")
          .call("get_hotspots", Briefing.by(Briefing.over(days), "Browser"), "the browsers")
          .call("get_changes", changes(days), "which of it is new");
    }
    return briefing.text(
        "Review the user experience of " + (page.isPresent() ? "one page." : "this site."),
        "Report the three findings to act on first: page, signal, who is affected (where), since"
            + " when, the sessions in excess with their interval, and the get_recordings call to watch it. Leave out"
            + " what is within chance; say so if that is all.");
  }

  /** What changed compared with the days before. */
  private static Prompt weeklySummary(Projects projects) {
    return new Prompt(
        "weekly_summary",
        "Weekly summary",
        "Summarizes traffic and friction, changes since the days before, and what to fix.",
        arguments(projects, days(WEEK)),
        Prompts::weeklySummary);
  }

  private static String weeklySummary(Map<String, String> arguments) {
    int days = days(arguments, WEEK);
    return new Briefing(arguments)
        .call(
            "compare",
            beforeAndAfter(days).put("spend", "never"),
            "these days compared with the days before")
        .call("get_changes", changes(days), "what changed, and where")
        .call("get_hotspots", Briefing.over(days), "what to fix first")
        .call(
            "get_sessions",
            Briefing.by(Briefing.over(days), "Channel").put("spend", "never"),
            "traffic by channel")
        .text(
            "Sum up what happened on this site for people who have a minute.",
            "Report traffic, verdicts with their figures, changes with the day they began, and the"
                + " page to fix first. More than three days come from stored exports alone: state the"
                + " days covered. Without an earlier period, say that none is stored.");
  }

  /** Whether a variant of a page causes problems. */
  private static Prompt debugExperiment(Projects projects) {
    return new Prompt(
        "debug_experiment",
        "Debug an experiment",
        "Tests whether variants of a page cause more problems than the page itself.",
        arguments(projects, page(projects, true), variants(), segment()),
        Prompts::debugExperiment);
  }

  private static String debugExperiment(Map<String, String> arguments) {
    String page = arguments.getOrDefault("page", "");
    List<String> variants = listed(arguments.getOrDefault("variants", ""));
    String segment =
        Prompt.given(arguments, "segment")
            .flatMap(Dimension::named)
            .orElse(Dimension.DEVICE)
            .label();
    Briefing briefing = new Briefing(arguments);
    for (String variant : variants) {
      ObjectNode sides = Briefing.over(WEEK);
      Briefing.of(page, sides.putObject("a"));
      Briefing.of(variant, sides.putObject("b"));
      briefing.call("compare", sides, "the variant compared with the page");
    }
    if (variants.isEmpty()) {
      briefing.call(
          "get_friction",
          Briefing.of(page, Briefing.by(Briefing.over(WEEK), segment)),
          "the page by " + segment);
    }
    return briefing
        .call("get_changes", Briefing.of(page, changes(WEEK)), "whether the page itself changed")
        .text(
            "Find out whether an experiment on one page causes problems for its visitors.",
            (variants.isEmpty()
                    ? "Clarity knows no variants: they differ here only by "
                        + segment
                        + ". Ask me which value is the control, then call compare for each other value"
                        + " with filters on the page and on "
                        + segment
                        + ". "
                    : "")
                + "Give each verdict with its interval; with several variants, one direction of many"
                + " can be chance. cannot_tell is an answer: say how many sessions are needed. Name no"
                + " winner by friction alone.");
  }

  /** Whether a release broke something. */
  private static Prompt releaseCheck(Projects projects) {
    return new Prompt(
        "release_check",
        "Release check",
        "Checks whether a release broke something: what, where, and since when.",
        arguments(projects, days(USUAL_DAYS), page(projects, false)),
        Prompts::releaseCheck);
  }

  private static String releaseCheck(Map<String, String> arguments) {
    int days = days(arguments, USUAL_DAYS);
    Optional<String> page = Prompt.given(arguments, "page");
    ObjectNode changes = changes(days);
    ObjectNode sides = beforeAndAfter(days);
    page.ifPresent(
        address -> {
          Briefing.of(address, changes);
          Briefing.of(address, sides);
        });
    return new Briefing(arguments)
        .call("get_changes", changes, "what changed since the release, and where")
        .call("compare", sides.put("spend", "never"), "the days after compared with as many before")
        .call("get_hotspots", Briefing.over(days), "whether it is worth fixing first")
        .text(
            "Check whether the release of " + days + " days ago broke something.",
            "Blame the release only for changes whose since is its day or the day after. Report page,"
                + " browser or device, figures before and now with their interval, and the false"
                + " alarms expected. If nothing changed, say what difference could have been seen.");
  }
}
