package io.claritytoolbox.clarity.wire;

import io.claritytoolbox.model.Export;
import java.util.Collection;
import java.util.List;

/** Oddities of an answer that is read all the same; each becomes one warning. */
enum Oddity {
  NO_BLOCKS("Clarity's answer held no figures at all."),
  BROKEN_TEXT("Some text in Clarity's answer was not valid UTF-8 and was replaced."),
  REPEATED_BLOCK("Clarity sent a block twice; the first was used."),
  REPEATED_ROW("Clarity sent a row twice in a block; the first was used."),
  UNREADABLE_BLOCK("A block of Clarity's answer held no list of rows and was left out."),
  UNREADABLE_ROW("Some rows of Clarity's answer could not be read and were left out."),
  UNREADABLE_VALUE("Some dimension values of Clarity's answer were not text and were left out."),
  UNBELIEVABLE_NUMBER("Some numbers in Clarity's answer were impossible and count as unknown."),
  OTHER_SESSIONS(Export.BLOCKS_DISAGREE);

  private final String sentence;

  Oddity(String sentence) {
    this.sentence = sentence;
  }

  static List<String> sentences(Collection<Oddity> oddities) {
    return oddities.stream().map(oddity -> oddity.sentence).toList();
  }
}
