package io.claritytoolbox.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.model.Caller;

/**
 * A request in progress. It gets one reply, or none if its client cancels it. After that, nothing
 * more is sent for it.
 */
final class Call implements Caller {
  private final JsonNode id;
  private final String method;
  private final ObjectNode params;
  private final Replies replies;
  private Revision revision;
  private boolean showsPanels;
  private boolean over;
  private boolean abandoned;
  private int steps;
  private String progress = "Still in progress.";

  /**
   * @param replies sends its reply and its progress
   */
  Call(JsonNode id, String method, ObjectNode params, Replies replies) {
    this.id = id;
    this.method = method;
    this.params = params;
    this.replies = replies;
    this.revision = Revision.V2025_11_25;
  }

  /** Sets the revision of the protocol that the request uses. */
  synchronized Call under(Revision governing) {
    this.revision = governing;
    return this;
  }

  /** Sets the capabilities of the client. */
  synchronized Call by(JsonNode clientCapabilities) {
    this.showsPanels = Panels.areKnownTo(clientCapabilities);
    return this;
  }

  JsonNode id() {
    return id;
  }

  String method() {
    return method;
  }

  ObjectNode params() {
    return params;
  }

  synchronized Revision revision() {
    return revision;
  }

  /** Whether the client supports panels. */
  synchronized boolean showsPanels() {
    return showsPanels;
  }

  /** Whether the request asks for a list. Lists never change, so they need no worker thread. */
  boolean isList() {
    return method.endsWith("/list");
  }

  /** Whether the client asked for progress notifications. */
  boolean wantsProgress() {
    JsonNode token = params.path("_meta").path("progressToken");
    return token.isTextual() || token.isIntegralNumber();
  }

  /** Sends the last progress message again, so that the client keeps waiting. */
  synchronized void repeatProgress() {
    progress(progress);
  }

  @Override
  public synchronized void progress(String message) {
    progress = message;
    if (!over && wantsProgress()) {
      steps++;
      ObjectNode said = JsonNodeFactory.instance.objectNode();
      said.set("progressToken", params.path("_meta").path("progressToken"));
      said.put("progress", steps);
      if (revision.knowsProgressMessages()) {
        said.put("message", message);
      }
      replies.notify("notifications/progress", said);
    }
  }

  /**
   * Opens a stream of change notifications. Nothing that the server offers changes, so the stream
   * stays empty until the client cancels it.
   */
  synchronized void acknowledge() {
    ObjectNode said = JsonNodeFactory.instance.objectNode();
    said.putObject("_meta").set("io.modelcontextprotocol/subscriptionId", id);
    said.putObject("notifications");
    replies.notify("notifications/subscriptions/acknowledged", said);
  }

  @Override
  public boolean isGone() {
    return isAbandoned() || replies.isOver();
  }

  private synchronized boolean isAbandoned() {
    return abandoned;
  }

  /** Records that the client cancelled the request. */
  synchronized void abandon() {
    abandoned = true;
    over = true;
  }

  synchronized void reply(Outcome outcome) {
    if (!over) {
      over = true;
      replies.answer(this, outcome);
    }
  }
}
