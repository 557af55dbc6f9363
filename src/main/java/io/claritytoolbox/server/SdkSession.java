package io.claritytoolbox.server;

import com.fasterxml.jackson.databind.JsonNode;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.server.McpAsyncServerExchange;
import io.modelcontextprotocol.server.McpInitRequestHandler;
import io.modelcontextprotocol.server.McpNotificationHandler;
import io.modelcontextprotocol.server.McpRequestHandler;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpServerSession;
import io.modelcontextprotocol.spec.McpServerTransport;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import reactor.core.publisher.Mono;

/**
 * A session of the MCP SDK. Each request has a number from this class, so that requests with the
 * same id don't conflict. The SDK passes {@link Call} and {@link Outcome} through unchanged; both
 * eras share how they are written.
 */
final class SdkSession implements McpServerTransport {
  private static final String INITIALIZED = "notifications/initialized";

  private final Identity identity;
  private final Execution execution;
  private final McpServerSession session;
  private final AtomicLong numbers = new AtomicLong();
  private final Map<Object, Call> underWay = new ConcurrentHashMap<>();

  SdkSession(Identity identity, Execution execution, Set<String> methods) {
    this.identity = identity;
    this.execution = execution;
    Map<String, McpRequestHandler<?>> handlers = new HashMap<>();
    Handler handler = new Handler();
    for (String method : methods) {
      handlers.put(method, handler);
    }
    Map<String, McpNotificationHandler> notifications = new HashMap<>();
    notifications.put(INITIALIZED, new Initialized());
    session =
        new McpServerSession(
            "stdio", Duration.ofSeconds(10), this, new Greeter(), handlers, notifications);
  }

  /**
   * Opens the session with a request that has already been answered. It does not wait for the
   * client's {@code notifications/initialized}, because some clients send requests before it or
   * never send it.
   */
  void open(Call initialize) {
    hand(numbers.incrementAndGet(), initialize);
    session.handle(new McpSchema.JSONRPCNotification(INITIALIZED)).subscribe();
  }

  void handle(Call call) {
    long number = numbers.incrementAndGet();
    underWay.put(number, call);
    hand(number, call);
  }

  private void hand(long number, Call call) {
    session.handle(new McpSchema.JSONRPCRequest(call.method(), number, call)).subscribe();
  }

  @Override
  public Mono<Void> sendMessage(McpSchema.JSONRPCMessage message) {
    if (message instanceof McpSchema.JSONRPCResponse response) {
      Call call = underWay.remove(response.id());
      if (call != null) {
        call.reply(outcome(call, response));
      }
    }
    return Mono.empty();
  }

  private static Outcome outcome(Call call, McpSchema.JSONRPCResponse response) {
    if (response.result() instanceof Outcome ours) {
      return ours;
    }
    McpSchema.JSONRPCResponse.JSONRPCError error = response.error();
    if (error != null && error.code() == Outcome.METHOD_NOT_FOUND) {
      return Outcome.Refused.unknownMethod(call.method());
    }
    Log.LOG.error("{} failed in the session: {}", call.method(), error);
    return Outcome.Refused.failed();
  }

  /** Reads the params of {@code initialize}, the only ones that the session reads. */
  @Override
  public <T> T unmarshalFrom(Object data, TypeRef<T> type) {
    Call call = (Call) data;
    @SuppressWarnings("unchecked") // The session reads only InitializeRequest.
    T request =
        (T)
            McpSchema.InitializeRequest.builder(
                    call.params().path("protocolVersion").asText(),
                    McpSchema.ClientCapabilities.builder().build(),
                    client(call))
                .build();
    return request;
  }

  /** The name and version of the client. The SDK requires both, but some clients send none. */
  private static McpSchema.Implementation client(Call call) {
    JsonNode info = call.params().path("clientInfo");
    return McpSchema.Implementation.builder(given(info, "name"), given(info, "version")).build();
  }

  private static String given(JsonNode info, String field) {
    String text = info.path(field).asText();
    return text.isBlank() ? "unknown" : text;
  }

  @Override
  public Mono<Void> closeGracefully() {
    return Mono.empty();
  }

  private final class Greeter implements McpInitRequestHandler {
    @Override
    public Mono<McpSchema.InitializeResult> handle(McpSchema.InitializeRequest request) {
      return Mono.just(
          McpSchema.InitializeResult.builder(
                  request.protocolVersion(),
                  McpSchema.ServerCapabilities.builder().build(),
                  McpSchema.Implementation.builder(identity.name(), identity.version()).build())
              .build());
    }
  }

  private final class Handler implements McpRequestHandler<Outcome> {
    @Override
    public Mono<Outcome> handle(McpAsyncServerExchange exchange, Object call) {
      return Mono.create(sink -> execution.run((Call) call, sink::success));
    }
  }

  private static final class Initialized implements McpNotificationHandler {
    @Override
    public Mono<Void> handle(McpAsyncServerExchange exchange, Object params) {
      return Mono.empty();
    }
  }
}
