package io.claritytoolbox.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Passes each message to its era. */
final class Dispatcher implements Envelope.Recipient {
  private final Replies replies;
  private final StatelessEra stateless;
  private final SessionEra session;

  Dispatcher(Replies replies, StatelessEra stateless, SessionEra session) {
    this.replies = replies;
    this.stateless = stateless;
    this.session = session;
  }

  @Override
  public void request(JsonNode id, String method, ObjectNode params) {
    Call call = replies.open(id, method, params);
    if (StatelessEra.claims(params)) {
      stateless.take(call);
    } else if (method.equals("ping")) {
      call.reply(Outcome.Result.empty());
    } else {
      session.take(call);
    }
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
