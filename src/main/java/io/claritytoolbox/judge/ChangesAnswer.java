package io.claritytoolbox.judge;

import io.claritytoolbox.insight.Changes;
import io.claritytoolbox.model.Window;

/**
 * What changed.
 *
 * @param window the days in question, from the first to the end of the last
 * @param days how many of them are stored
 * @param baselineDays how many days before are stored
 */
public record ChangesAnswer(
    Window window, int days, int baselineDays, Changes.Result result, Basis basis) {}
