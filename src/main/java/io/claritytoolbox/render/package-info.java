/**
 * Typed answers, drawn: {@link io.claritytoolbox.render.AnswerView} and {@link
 * io.claritytoolbox.render.QuotaView} make JSON for programs, Markdown for models and tables for
 * terminals, each straight from the records. {@link io.claritytoolbox.render.CsvSheet} writes what
 * spreadsheets open.
 */
@NullMarked
package io.claritytoolbox.render;

import org.jspecify.annotations.NullMarked;
