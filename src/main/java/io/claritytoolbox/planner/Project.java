package io.claritytoolbox.planner;

import io.claritytoolbox.model.ProjectId;

/**
 * Whom a question is about.
 *
 * @param id keys ledger and history
 * @param name what answers call it
 * @param demo whether its site is simulated
 */
public record Project(ProjectId id, String name, boolean demo) {}
