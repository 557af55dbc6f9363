package io.claritytoolbox.packaged;

import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.util.List;

/** Calls tools with the SDK's client. */
final class Client implements AutoCloseable {
  private final McpSyncClient sdk;

  Client(McpSyncClient sdk) {
    this.sdk = sdk;
  }

  Client introduced() {
    sdk.initialize();
    return this;
  }

  List<String> tools() {
    return sdk.listTools().tools().stream().map(Tool::name).toList();
  }

  /** Calls a tool. Apostrophes in the arguments stand for quotes. */
  Told ask(String tool, String arguments) {
    CallToolRequest request =
        CallToolRequest.builder(tool).arguments(Told.fields(arguments.replace('\'', '"'))).build();
    return Told.by(sdk.callTool(request));
  }

  Told quota() {
    return ask("get_quota", "{}");
  }

  @Override
  public void close() {
    sdk.closeGracefully();
  }
}
