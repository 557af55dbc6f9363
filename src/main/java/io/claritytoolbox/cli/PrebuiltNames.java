package io.claritytoolbox.cli;

import java.util.Iterator;
import java.util.Set;
import picocli.CommandLine;

/** What {@code --prebuilt} takes, for help and completion. */
record PrebuiltNames(Set<String> names) implements Iterable<String> {
  @Override
  public Iterator<String> iterator() {
    return names.iterator();
  }

  /** How the command line gets hold of these names. */
  CommandLine.IFactory factory() {
    return new CommandLine.IFactory() {
      @Override
      public <K> K create(Class<K> type) throws Exception {
        return type == PrebuiltNames.class
            ? type.cast(PrebuiltNames.this)
            : CommandLine.defaultFactory().create(type);
      }
    };
  }
}
