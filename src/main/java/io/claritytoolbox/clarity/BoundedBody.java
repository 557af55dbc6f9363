package io.claritytoolbox.clarity;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** Collects a body up to a number of bytes; empty if it is larger. */
final class BoundedBody implements BodySubscriber<Optional<byte[]>> {
  private final int bound;
  private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
  private final CompletableFuture<Optional<byte[]>> whole = new CompletableFuture<>();
  private @Nullable Subscription subscription;

  /** A bound of 0 doesn't wait for a body. */
  BoundedBody(int bound) {
    this.bound = bound;
  }

  @Override
  public CompletionStage<Optional<byte[]>> getBody() {
    return whole;
  }

  @Override
  public void onSubscribe(Subscription granted) {
    subscription = granted;
    if (bound == 0) {
      stop(granted);
    } else {
      granted.request(Long.MAX_VALUE);
    }
  }

  @Override
  public void onNext(List<ByteBuffer> pieces) {
    for (ByteBuffer piece : pieces) {
      if (piece.remaining() > bound - taken.size()) {
        stop(subscription);
        return;
      }
      byte[] bytes = new byte[piece.remaining()];
      piece.get(bytes);
      taken.writeBytes(bytes);
    }
  }

  private void stop(@Nullable Subscription current) {
    whole.complete(Optional.empty());
    if (current != null) {
      current.cancel();
    }
  }

  @Override
  public void onError(Throwable failure) {
    whole.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    whole.complete(Optional.of(taken.toByteArray()));
  }
}
