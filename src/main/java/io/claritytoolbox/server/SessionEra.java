package io.claritytoolbox.server;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * Requests of a session opened by {@code initialize}: 2024-11-05 to 2025-11-25. The introduction is
 * ours; the SDK, which takes longer to load than that, is handed the opening with the next request.
 */
final class SessionEra {
  private final Introduction introduction;
  private final Execution execution;
  private final Features features;
  private @Nullable Call opening;
  private Revision revision = Revision.V2025_11_25;
  private @Nullable SdkSession session;

  SessionEra(Introduction introduction, Execution execution, Features features) {
    this.introduction = introduction;
    this.execution = execution;
    this.features = features;
  }

  void take(Call call) {
    if (call.method().equals("initialize")) {
      open(call);
    } else if (opening == null) {
      call.reply(
          Outcome.Refused.invalidParams(
              "Send initialize first, or name the revision in params._meta."));
    } else {
      JsonNode capabilities = opening.params().path("capabilities");
      session(opening).handle(call.under(revision).by(capabilities));
    }
  }

  /** A second opening begins another session; what is under way in the first is still answered. */
  private void open(Call call) {
    String asked = Feature.text(call.params(), "protocolVersion");
    if (asked == null) {
      call.reply(Outcome.Refused.invalidParams("initialize lacks the string protocolVersion."));
      return;
    }
    revision = Revision.ofSession(asked);
    opening = call;
    session = null;
    call.reply(new Outcome.Result(introduction.ofSession(revision.date())));
  }

  private SdkSession session(Call opened) {
    SdkSession known = session;
    if (known == null) {
      known = new SdkSession(introduction.identity(), execution, features.methods());
      known.open(opened);
      session = known;
    }
    return known;
  }
}
