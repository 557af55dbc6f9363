package io.claritytoolbox.clarity.wire;

import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Export;
import java.util.List;
import java.util.function.Function;

/** The result of parsing a body. */
public sealed interface Reading {
  <T> T match(Function<Read, T> read, Function<Unreadable, T> unreadable);

  /**
   * The requested export.
   *
   * @param export folded and scrubbed, with warnings about irregularities
   */
  record Read(Export export) implements Reading {
    @Override
    public <T> T match(Function<Read, T> read, Function<Unreadable, T> unreadable) {
      return read.apply(this);
    }
  }

  /**
   * Something else.
   *
   * @param dropped the dimensions that Clarity dropped, for {@link Fault#OTHER_BREAKDOWN}
   */
  record Unreadable(Fault fault, List<Dimension> dropped) implements Reading {
    public Unreadable {
      dropped = List.copyOf(dropped);
    }

    Unreadable(Fault fault) {
      this(fault, List.of());
    }

    @Override
    public <T> T match(Function<Read, T> read, Function<Unreadable, T> unreadable) {
      return unreadable.apply(this);
    }
  }

  enum Fault {
    /** HTML, such as a sign-in page. */
    WEB_PAGE,
    /** JSON that ends too early. */
    CUT,
    /** Not a JSON array of blocks. */
    NOT_AN_EXPORT,
    /** Dimensions were dropped. */
    OTHER_BREAKDOWN
  }
}
