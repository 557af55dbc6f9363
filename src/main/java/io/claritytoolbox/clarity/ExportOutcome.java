package io.claritytoolbox.clarity;

import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Export;
import java.util.List;
import java.util.function.Function;

/** All that can become of a call to Clarity. */
public sealed interface ExportOutcome {
  /** Chooses by case. */
  <T> T match(Cases<T> cases);

  /**
   * Clarity answered what was asked.
   *
   * @param export read, folded and scrubbed
   */
  record Answered(Export export) implements ExportOutcome {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.answered().apply(this);
    }
  }

  /**
   * Clarity refused by status.
   *
   * @param status the HTTP status
   * @param token what sentences call the token that was refused; empty where the status isn't about
   *     the token
   * @param tokensLeft how many others can be tried: each by a request of its own
   */
  record Refused(int status, String token, int tokensLeft) implements ExportOutcome {
    public Refused(int status) {
      this(status, "", 0);
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.refused().apply(this);
    }
  }

  /**
   * Something came that is no answer to what was asked.
   *
   * @param what what it was
   * @param missing the dimensions that Clarity silently dropped, for {@link What#OTHER_BREAKDOWN}
   */
  record Unreadable(What what, List<Dimension> missing) implements ExportOutcome {
    public Unreadable {
      missing = List.copyOf(missing);
    }

    public Unreadable(What what) {
      this(what, List.of());
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.unreadable().apply(this);
    }
  }

  /** The call certainly did not reach Clarity: name, connection or TLS handshake failed. */
  record NeverArrived(Where where) implements ExportOutcome {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.neverArrived().apply(this);
    }
  }

  /** The call may have reached Clarity, and no whole answer came back. */
  record PerhapsArrived(Why why) implements ExportOutcome {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.perhapsArrived().apply(this);
    }
  }

  /** The call was not made, for it can't be put into words; nothing was spent. */
  record Inexpressible(Obstacle obstacle) implements ExportOutcome {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.inexpressible().apply(this);
    }
  }

  /** What came in place of an answer. */
  enum What {
    /** An HTML page, such as a sign-in page. */
    HTML,
    /** JSON that ends too early. */
    CUT,
    /** Not a JSON array of blocks. */
    NOT_AN_ARRAY,
    /** Larger than the bound on an answer's size. */
    TOO_LARGE,
    /** The answer to another question: dimensions were dropped. */
    OTHER_BREAKDOWN,
    /** A redirect, which is never followed with the token. */
    REDIRECT
  }

  /** Where a call that never arrived ended. */
  enum Where {
    NAME,
    CONNECTION,
    TLS
  }

  /** Why no whole answer came back. */
  enum Why {
    TIMED_OUT,
    CONNECTION_LOST
  }

  /** Why a call can't be put into words. */
  enum Obstacle {
    /** At this address Clarity is asked for one day of the site as a whole and nothing else. */
    ADDRESS,
    /** The token holds what no header carries, or nothing at all. */
    TOKEN,
    /** Every token has expired. */
    TOKENS_EXPIRED,
    /** Clarity has refused every token that could be tried. */
    TOKENS_REFUSED
  }

  /** One function per case. */
  record Cases<T>(
      Function<Answered, T> answered,
      Function<Refused, T> refused,
      Function<Unreadable, T> unreadable,
      Function<NeverArrived, T> neverArrived,
      Function<PerhapsArrived, T> perhapsArrived,
      Function<Inexpressible, T> inexpressible) {}
}
