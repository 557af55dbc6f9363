/**
 * Connects settings, store and Clarity into projects that answer questions. The commands that
 * check, export or delete stored data use {@link io.claritytoolbox.projects.ProjectRegistry}.
 */
@NullMarked
package io.claritytoolbox.projects;

import org.jspecify.annotations.NullMarked;
