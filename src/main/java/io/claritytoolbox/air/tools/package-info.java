/**
 * The tools for air quality: their definitions, the parsing of their arguments, and their answers
 * as JSON, Markdown and terminal text.
 */
@NullMarked
package io.claritytoolbox.air.tools;

import org.jspecify.annotations.NullMarked;
