package io.claritytoolbox.faults;

import java.time.Duration;

/** A fault of the store, the clock or the process. */
enum Blow {
  FULL("the disk is full") {
    @Override
    void strike(Rig rig) {
      rig.store().fillUp();
    }
  },
  READ_ONLY("the store becomes read-only") {
    @Override
    void strike(Rig rig) {
      rig.store().forbidWriting();
    }
  },
  LOCKED("another program locks the store for too long") {
    @Override
    void strike(Rig rig) {
      rig.lock();
    }
  },
  LEDGER_DAMAGED("the store is damaged, the ledger too") {
    @Override
    void strike(Rig rig) {
      rig.store().damage("quota_slot");
    }
  },
  HISTORY_DAMAGED("the store is damaged, the ledger is not") {
    @Override
    void strike(Rig rig) {
      rig.store().damage("export_by_time");
    }
  },
  CLOCK_BACK("the clock jumps back by two days") {
    @Override
    void strike(Rig rig) {
      rig.turn(Duration.ofDays(-2));
    }
  },
  MIDNIGHT("midnight passes") {
    @Override
    void strike(Rig rig) {
      rig.turn(Duration.ofHours(16));
    }
  };

  private final String words;

  Blow(String words) {
    this.words = words;
  }

  abstract void strike(Rig rig);

  String words() {
    return words;
  }
}
