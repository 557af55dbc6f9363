package io.claritytoolbox.differential;

import io.claritytoolbox.model.Signal;
import org.jspecify.annotations.Nullable;

/**
 * A planted problem: a signal becomes several times as likely.
 *
 * @param page null for all pages
 * @param browser null for all browsers
 * @param from its first day, counted from 0
 */
record Effect(
    @Nullable Integer page, @Nullable String browser, int from, Signal signal, double times) {
  static Effect onPage(int page, Signal signal, double times) {
    return new Effect(page, null, 0, signal, times);
  }

  double times(int onPage, Machine machine, int day, Signal of) {
    boolean isHere =
        of == signal
            && day >= from
            && (page == null || page == onPage)
            && (browser == null || browser.equals(machine.browser()));
    return isHere ? times : 1;
  }
}
