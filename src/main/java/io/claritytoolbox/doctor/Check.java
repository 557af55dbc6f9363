package io.claritytoolbox.doctor;

import java.util.List;

/** Judges facts that were gathered before. */
interface Check {
  List<Finding> findings();
}
