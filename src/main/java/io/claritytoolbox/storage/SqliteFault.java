package io.claritytoolbox.storage;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/** The failures of a SQLite store, and what to do about each. */
enum SqliteFault {
  LOCKED(
      "Another process has locked the store. Try again in a moment; if it stays locked, close the"
          + " program that uses the file in CLARITY_STORE.",
      5,
      6),
  READ_ONLY(
      "The store can't be written: its file or folder is read-only. Give your user the right to"
          + " write it, or set CLARITY_STORE to another file.",
      3,
      8,
      23),
  DISK_ERROR(
      "The store can't be read or written: the disk reports an error. Check the disk, or set"
          + " CLARITY_STORE to a file on another disk.",
      10),
  DISK_FULL(
      "The store can't be written: the disk is full. Free some space, or set CLARITY_STORE to a"
          + " file on another disk.",
      13),
  CANNOT_OPEN(
      "The store can't be opened. Check that its folder exists and that your user may write it, or"
          + " set CLARITY_STORE to another file.",
      14),
  DAMAGED(
      "The store is damaged. Move its file away to start a new one, or set CLARITY_STORE to"
          + " another file. The count of today's requests then starts over.",
      11,
      26),
  FOREIGN(
      "The file in CLARITY_STORE is not a store of this program. It was not changed. Set"
          + " CLARITY_STORE to another file.",
      226),
  CONTRADICTION(
      "The store rejected the data: it contradicts itself or what is already stored. Nothing was"
          + " stored; the log has the details.",
      19),
  OPEN_TO_OTHERS(
      "Other users of this computer can write the store's file, and your user doesn't own it, so"
          + " its content can't be trusted and it is not used. Make your user the owner and only"
          + " writer, or set CLARITY_STORE to another file.",
      225),
  /** Another file has replaced the open one; the work is repeated on it. */
  MOVED("The store was replaced. Try again.", 224),
  OTHER("The store can't be read or written. The log has the details.");

  private final String sentence;

  @SuppressWarnings("ImmutableEnumChecker") // List.of makes an immutable list
  private final List<Integer> codes;

  /**
   * @param codes SQLite's primary result codes; from 224 on they are ours, unused by SQLite
   */
  SqliteFault(String sentence, Integer... codes) {
    this.sentence = sentence;
    this.codes = List.of(codes);
  }

  static SqliteFault of(SQLException failure) {
    int primary = failure.getErrorCode() & 0xff;
    return Arrays.stream(values())
        .filter(fault -> fault.codes.contains(primary))
        .findFirst()
        .orElse(OTHER);
  }

  SQLException exception(String reason) {
    return new SQLException(reason, null, codes.get(0));
  }

  SQLException exception(Exception cause) {
    return new SQLException("the file", null, codes.get(0), cause);
  }

  String sentence() {
    return sentence;
  }
}
