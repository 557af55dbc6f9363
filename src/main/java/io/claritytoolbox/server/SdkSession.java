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
 * A session as the SDK keeps it. The SDK sees each request under a number of ours, so that ids used
 * twice cannot meet, and carries our own {@link Call} and {@link Outcome} through; how they are
 * written is the same in both eras.
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
   * Takes the opening, which has been answered. The client's word that it is ready isn't waited
   * for: some ask before they have said so, and some never say it.
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

  /** Reads the one kind of params that the session itself asks for. */
  @Override
  public <T> T unmarshalFrom(Object data, TypeRef<T> type) {
    Call call = (Call) data;
    @SuppressWarnings("unchecked") // The session asks for an InitializeRequest and nothing else.
    T request =
        (T)
            McpSchema.InitializeRequest.builder(
                    call.params().path("protocolVersion").asText(),
                    McpSchema.ClientCapabilities.builder().build(),
                    client(call))
                .build();
    return request;
  }

  /** Who calls; the SDK insists on a name and a version, and some clients give none. */
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
