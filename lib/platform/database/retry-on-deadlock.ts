import { Prisma } from '#generated/prisma/client';

/**
 * Does a transaction, and once more where PostgreSQL ended it because two waited for each other (40P01, which Prisma calls P2034):
 * nothing of the first try was written.
 */
export async function retryOnDeadlock<T>(transaction: () => Promise<T>): Promise<T> {
  try {
    return await transaction();
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2034') return transaction();
    throw error;
  }
}
