/**
 * The tools for air quality: their definitions as data, the reading of their arguments, and what
 * they answer as JSON, Markdown and terminal text.
 */
@NullMarked
package io.claritytoolbox.air.tools;

import org.jspecify.annotations.NullMarked;
