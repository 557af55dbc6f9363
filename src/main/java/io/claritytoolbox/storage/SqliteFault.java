package io.claritytoolbox.storage;

import java.sql.SQLException;

/** The failures of a SQLite store, and what to do about each. */
enum SqliteFault {
  LOCKED(
      "Another process has locked the store. Try again in a moment; if it stays locked, close the"
          + " program that uses the file in CLARITY_STORE."),
  READ_ONLY(
      "The store can't be written: its file or folder is read-only. Give your user the right to"
          + " write it, or set CLARITY_STORE to another file."),
  DISK_ERROR(
      "The store can't be read or written: the disk reports an error. Check the disk, or set"
          + " CLARITY_STORE to a file on another disk."),
  DISK_FULL(
      "The store can't be written: the disk is full. Free some space, or set CLARITY_STORE to a"
          + " file on another disk."),
  CANNOT_OPEN(
      "The store can't be opened. Check that its folder exists and that your user may write it, or"
          + " set CLARITY_STORE to another file."),
  DAMAGED(
      "The store is damaged. Move its file away to start a new one, or set CLARITY_STORE to"
          + " another file. The count of today's requests then starts over."),
  FOREIGN(
      "The file in CLARITY_STORE is not a store of this program. It was not changed. Set"
          + " CLARITY_STORE to another file."),
  CONTRADICTION(
      "The store rejected the data: it contradicts itself or what is already stored. Nothing was"
          + " stored; the log has the details."),
  OPEN_TO_OTHERS(
      "Other users of this computer can write the store's file, and your user doesn't own it, so"
          + " its content can't be trusted and it is not used. Make your user the owner and only"
          + " writer, or set CLARITY_STORE to another file."),
  OTHER("The store can't be read or written. The log has the details.");

  /** SQLITE_BUSY. */
  static final int LOCKED_CODE = 5;

  /** SQLITE_CANTOPEN. */
  static final int CANNOT_OPEN_CODE = 14;

  /** SQLITE_CORRUPT. */
  static final int DAMAGED_CODE = 11;

  /** Our code, unused by SQLite: another file has replaced the open one. */
  static final int MOVED_CODE = 224;

  /** Our code: other users can write the file. */
  static final int OPEN_TO_OTHERS_CODE = 225;

  /** Our code: the file belongs to another program. */
  static final int FOREIGN_CODE = 226;

  private final String sentence;

  SqliteFault(String sentence) {
    this.sentence = sentence;
  }

  /** Decides by SQLite's primary result code, the lowest byte. */
  static SqliteFault of(SQLException failure) {
    return switch (failure.getErrorCode() & 0xff) {
      case LOCKED_CODE, 6 -> LOCKED;
      case 3, 8, 23 -> READ_ONLY;
      case 10 -> DISK_ERROR;
      case DAMAGED_CODE, 26 -> DAMAGED;
      case 13 -> DISK_FULL;
      case CANNOT_OPEN_CODE -> CANNOT_OPEN;
      case 19 -> CONTRADICTION;
      case OPEN_TO_OTHERS_CODE -> OPEN_TO_OTHERS;
      case FOREIGN_CODE -> FOREIGN;
      default -> OTHER;
    };
  }

  String sentence() {
    return sentence;
  }
}
