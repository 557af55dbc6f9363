package io.claritytoolbox.server;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * Handles requests of sessions that start with {@code initialize}, 2024-11-05 to 2025-11-25. It
 * answers {@code initialize} without the SDK, which takes longer to load; the SDK gets it with the
 * next request.
 */
final class SessionEra {
  private final Offer offer;
  private final Execution execution;
  private @Nullable Call opening;
  private Revision revision = Revision.V2025_11_25;
  private @Nullable SdkSession session;

  SessionEra(Offer offer, Execution execution) {
    this.offer = offer;
    this.execution = execution;
  }

  void take(Call call) {
    if (call.method().equals("initialize")) {
      open(call);
    } else if (opening == null) {
      call.reply(
          Outcome.Refused.invalidParams(
              "Send initialize first, or set the protocol version in params._meta."));
    } else {
      JsonNode capabilities = opening.params().path("capabilities");
      session(opening).handle(call.under(revision).by(capabilities));
    }
  }

  /** Starts a session. Requests in progress from an earlier session are still answered. */
  private void open(Call call) {
    String asked = Feature.text(call.params(), "protocolVersion");
    if (asked == null) {
      call.reply(Outcome.Refused.invalidParams("initialize lacks the string protocolVersion."));
      return;
    }
    revision = Revision.ofSession(asked);
    opening = call;
    session = null;
    call.reply(new Outcome.Result(offer.initialized(revision.date())));
  }

  private SdkSession session(Call opened) {
    SdkSession known = session;
    if (known == null) {
      known = new SdkSession(offer.identity(), execution, offer.methods());
      known.open(opened);
      session = known;
    }
    return known;
  }
}
