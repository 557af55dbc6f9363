/**
 * The output formats of answers. Each view writes JSON for programs, Markdown for models and tables
 * for terminals directly from the records, for example {@link io.claritytoolbox.render.AnswerView}
 * and {@link io.claritytoolbox.render.QuotaView}. {@link io.claritytoolbox.render.CsvSheet} writes
 * files for spreadsheets.
 */
@NullMarked
package io.claritytoolbox.render;

import org.jspecify.annotations.NullMarked;
