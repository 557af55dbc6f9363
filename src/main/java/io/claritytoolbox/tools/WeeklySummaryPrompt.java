package io.claritytoolbox.tools;

import io.claritytoolbox.answer.Projects;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code weekly_summary}: what changed against the time before. */
final class WeeklySummaryPrompt implements Prompt {
  private static final int USUAL_DAYS = 7;

  private final Blanks blanks;

  WeeklySummaryPrompt(Projects projects) {
    this.blanks = Blanks.of(projects.names(), Blank.days(USUAL_DAYS));
  }

  @Override
  public Definition definition() {
    return new Definition(
        "weekly_summary",
        "Weekly summary",
        "Sums up traffic and friction, against as many days before.",
        blanks.arguments());
  }

  @Override
  public Optional<String> fault(Map<String, String> arguments) {
    return blanks.fault(arguments);
  }

  @Override
  public List<String> complete(String argument, String typed, Map<String, String> others) {
    return blanks.complete(argument, typed, others);
  }

  @Override
  public String render(Map<String, String> arguments) {
    int days = Blanks.given(arguments, "days").map(Integer::parseInt).orElse(USUAL_DAYS);
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
}
