package io.claritytoolbox.tools;

import io.claritytoolbox.answer.Projects;
import io.claritytoolbox.model.Dimension;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code debug_experiment}: whether a variant of a page troubles its visitors. */
final class DebugExperimentPrompt implements Prompt {
  private static final int DAYS = 3;

  private final Blanks blanks;

  DebugExperimentPrompt(Projects projects) {
    this.blanks = Blanks.of(projects.names(), Blank.page(projects, true), Blank.segment());
  }

  @Override
  public Definition definition() {
    return new Definition(
        "debug_experiment",
        "Debug an experiment",
        "Checks whether a variant of a page troubles its visitors.",
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
    String page = arguments.getOrDefault("page", "");
    String segment =
        Blanks.given(arguments, "segment")
            .flatMap(Dimension::named)
            .orElse(Dimension.DEVICE)
            .label();
    return new Briefing(arguments)
        .call(
            "get_ux_by_url",
            Briefing.of(page, Briefing.by(Briefing.over(DAYS), segment)),
            "the page by segment")
        .call("get_friction", Briefing.by(Briefing.over(DAYS), segment), "the site, as a control")
        .call(
            "get_ux_by_url",
            Briefing.of(page, Briefing.by(Briefing.before(DAYS), segment)),
            "before, if stored")
        .text(
            "Find out whether an experiment on one page troubles its visitors.",
            "Clarity knows no variants: they differ here only by address or by "
                + segment
                + ". Ask me which value is which. Compare each segment's shares with the same"
                + " segment of the site, then with before. Script errors or dead clicks in one"
                + " segment alone hint at a defect. This is no significance test: name no winner.");
  }
}
