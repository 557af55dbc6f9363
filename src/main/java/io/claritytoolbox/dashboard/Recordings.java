package io.claritytoolbox.dashboard;

import java.util.ArrayList;
import java.util.List;

/**
 * Recordings to show.
 *
 * @param shown those that match the filters, as far as they can be checked
 * @param returned the number that Clarity returned
 * @param warnings about the check, in complete sentences
 */
public record Recordings(List<Recording> shown, int returned, List<String> warnings) {
  public Recordings {
    shown = List.copyOf(shown);
    warnings = List.copyOf(warnings);
  }

  /** Selects the first recordings that are not of other pages. */
  static Recordings of(List<Recording> came, RecordingsRequest request) {
    List<Recording> passing =
        came.stream().filter(each -> request.isOfPage(each).orElse(true)).toList();
    long unchecked =
        request.page() == null
            ? 0
            : passing.stream().filter(each -> request.isOfPage(each).isEmpty()).count();
    List<String> warnings = new ArrayList<>();
    if (passing.size() < came.size()) {
      warnings.add(
          (came.size() - passing.size())
              + " of the "
              + came.size()
              + " recordings that Clarity returned do not visit this page and are left out.");
    }
    if (unchecked > 0) {
      warnings.add(
          unchecked + " recordings name no page, so whether they visit this one is not checked.");
    }
    boolean isChecked = request.values().isEmpty() && request.signals().isEmpty();
    if (!isChecked && !passing.isEmpty()) {
      warnings.add(
          "Clarity's answer tells neither device, browser, traffic source nor signals, so whether it"
              + " kept to these filters can't be checked. It drops filters that it does not know.");
    }
    return new Recordings(passing.stream().limit(request.count()).toList(), came.size(), warnings);
  }
}
