package io.claritytoolbox.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.model.Caller;

/**
 * One request under way: it is answered once, or abandoned by its client and then never. Nothing is
 * sent for it after that.
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
  private String progress = "Still at work.";

  /**
   * @param replies where all that is said about it goes
   */
  Call(JsonNode id, String method, ObjectNode params, Replies replies) {
    this.id = id;
    this.method = method;
    this.params = params;
    this.replies = replies;
    this.revision = Revision.V2025_11_25;
  }

  /** The same request under the revision that governs it. */
  synchronized Call under(Revision governing) {
    this.revision = governing;
    return this;
  }

  /** The same request from a client that has these capabilities. */
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

  /** Whether the client draws results. */
  synchronized boolean showsPanels() {
    return showsPanels;
  }

  /** The same answer at every time: these need no worker. */
  boolean isList() {
    return method.endsWith("/list");
  }

  /** Whether the client asked for news. */
  boolean wantsProgress() {
    JsonNode token = params.path("_meta").path("progressToken");
    return token.isTextual() || token.isIntegralNumber();
  }

  /** Says the latest news again, so that the client goes on waiting. */
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
   * Opens a stream of changes, of which there are none: nothing that is offered ever changes. It
   * stays open till the client cancels it or leaves.
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

  /** The client waits no more. */
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
