package io.claritytoolbox.judge;

import io.claritytoolbox.insight.Changes;
import io.claritytoolbox.model.Window;

/**
 * The changes between the current days and the days before.
 *
 * @param window the current days
 * @param days the number of stored current days
 * @param baselineDays the number of stored days before
 */
public record ChangesAnswer(
    Window window, int days, int baselineDays, Changes.Result result, Judgement.Basis basis) {}
