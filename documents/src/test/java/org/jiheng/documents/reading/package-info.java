/** Tests of 表单识别, with the files they need made on the spot. */
@NullMarked
package org.jiheng.documents.reading;

import org.jspecify.annotations.NullMarked;
