package io.claritytoolbox.storage;

import io.claritytoolbox.model.ProjectId;
import io.claritytoolbox.model.RefusedTokens;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * @param project whose lock guards the write
 */
record SqlRefusedTokens(Database database, ProjectId project) implements RefusedTokens {
  @Override
  public Map<String, Instant> since(Instant from) {
    Map<String, Instant> refused = new HashMap<>();
    database.list(
        "SELECT token_hash, refused_at FROM refused_token WHERE refused_at >= ?",
        result -> refused.put(result.getString(1), Instant.ofEpochMilli(result.getLong(2))),
        from.toEpochMilli());
    return refused;
  }

  @Override
  public void remember(String hash, Instant at) {
    database.update(
        project,
        """
                INSERT INTO refused_token (token_hash, refused_at) VALUES (?, ?)
                ON CONFLICT (token_hash) DO UPDATE SET refused_at = excluded.refused_at
                """,
        hash,
        at.toEpochMilli());
  }
}
