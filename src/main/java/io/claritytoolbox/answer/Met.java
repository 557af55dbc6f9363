package io.claritytoolbox.answer;

import io.claritytoolbox.answer.Provenance.Derivation;
import io.claritytoolbox.model.Cube;
import java.util.EnumSet;
import java.util.Set;

/**
 * A need that the store can meet, perhaps after spending.
 *
 * @param need what was asked
 * @param stored what answers it
 * @param spent what that took
 */
record Met(Need need, Plan.UseStored stored, Spending spent) {
  /** The steps from Clarity to the answer. */
  Set<Derivation> derivations() {
    Assembly assembly = stored.assembly();
    Cube cube = need.cube();
    Set<Derivation> steps = EnumSet.noneOf(Derivation.class);
    steps.add(spent.brought() ? Derivation.FETCHED : Derivation.STORED);
    if (assembly.exports().stream().anyMatch(export -> !export.cube().equals(cube))) {
      steps.add(Derivation.ROLLED_UP);
    }
    if (assembly.pieces().size() > 1) {
      steps.add(Derivation.COMPOSED);
    }
    if (assembly.pieces().stream().anyMatch(Piece::isSubtracted)) {
      steps.add(Derivation.SUBTRACTED);
    }
    return steps;
  }
}
