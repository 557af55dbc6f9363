package io.claritytoolbox.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Finds the era of each message. */
final class Dispatcher implements Envelope.Recipient {
  private final Replies replies;
  private final StatelessEra stateless;
  private final Supplier<SessionEra> sessions;
  private @Nullable SessionEra session;

  /**
   * @param sessions asked once, by the first request of that era: the SDK takes longer to load than
   *     the whole of the other era
   */
  Dispatcher(Replies replies, StatelessEra stateless, Supplier<SessionEra> sessions) {
    this.replies = replies;
    this.stateless = stateless;
    this.sessions = sessions;
  }

  @Override
  public void request(JsonNode id, String method, ObjectNode params) {
    Call call = replies.open(id, method, params);
    if (StatelessEra.claims(params)) {
      stateless.take(call);
    } else if (method.equals("ping")) {
      call.reply(Outcome.Result.empty());
    } else {
      session().take(call);
    }
  }

  private SessionEra session() {
    if (session == null) {
      session = sessions.get();
    }
    return session;
  }

  @Override
  public void notification(String method, ObjectNode params) {
    if (method.equals("notifications/cancelled")) {
      replies.abandon(params.path("requestId"));
    }
  }

  @Override
  public void malformed(JsonNode id, Outcome.Refused why) {
    replies.refuse(id, why);
  }
}
