/**
 * What an operator looks after, beside the answers: the projects with their settings, and what the
 * store keeps of each. Commands that check, hand out or remove what is kept work on this.
 */
@NullMarked
package io.claritytoolbox.projects;

import org.jspecify.annotations.NullMarked;
