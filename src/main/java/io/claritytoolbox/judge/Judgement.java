package io.claritytoolbox.judge;

import io.claritytoolbox.answer.Provenance;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Quality;
import io.claritytoolbox.model.QuotaState;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The outcome of a question that asks for a judgement. */
public sealed interface Judgement<T> {
  <R> R match(Function<T, R> judged, Function<String, R> refused);

  /** The same judgement in another form. */
  default <R> Judgement<R> map(Function<T, R> form) {
    return match(answer -> new Judged<>(form.apply(answer)), Refused::new);
  }

  /** A judgement. */
  record Judged<T>(T answer) implements Judgement<T> {
    @Override
    public <R> R match(Function<T, R> judged, Function<String, R> refused) {
      return judged.apply(answer);
    }
  }

  /**
   * No judgement.
   *
   * @param sentence the cause, what to do, and when
   */
  record Refused<T>(String sentence) implements Judgement<T> {
    @Override
    public <R> R match(Function<T, R> judged, Function<String, R> refused) {
      return refused.apply(sentence);
    }
  }

  /**
   * The sources of a judgement.
   *
   * @param provenance of all its answers together
   * @param quality the worst quality of the judged counts and shares over all answers
   * @param quota the day's budget after this call
   * @param warnings in whole sentences
   */
  record Basis(
      Provenance provenance,
      Map<Measure, Quality> quality,
      QuotaState quota,
      List<String> warnings) {
    public Basis {
      Map<Measure, Quality> byMeasure = new EnumMap<>(Measure.class);
      byMeasure.putAll(quality);
      quality = Collections.unmodifiableMap(byMeasure);
      warnings = List.copyOf(warnings);
    }
  }
}
