/** A matrix as the product u · diag(s) · vᵀ, singular values descending. Matrices are rows of numbers. */
export interface SingularValues {
  /** As many rows as the matrix. */
  readonly u: readonly (readonly number[])[];
  /** What differs from 0 by rounding only is 0. */
  readonly s: readonly number[];
  /** Columns are directions in the space of the matrix's columns. */
  readonly v: readonly (readonly number[])[];
}

export type Decompose = (rows: readonly (readonly number[])[]) => SingularValues;

/** Loads the linear algebra when something is fitted: it takes longer than the rest of the start of the command. Matrices
 *  with fewer rows than columns are taken for ones that end in rows of zeros. */
export async function loadDecompose(): Promise<Decompose> {
  const { SingularValueDecomposition } = await import("ml-matrix");
  return (rows) => {
    const columns = rows[0]?.length ?? 0;
    const missing = Array.from({ length: Math.max(0, columns - rows.length) }, () =>
      new Array<number>(columns).fill(0),
    );
    const padded = [...rows, ...missing].map((row) => [...row]);
    const found = new SingularValueDecomposition(padded);
    return {
      u: found.leftSingularVectors.to2DArray().slice(0, rows.length),
      s: found.diagonal,
      v: found.rightSingularVectors.to2DArray(),
    };
  };
}
