import { Prisma } from '#generated/prisma/client';

/** Does a transaction; false where PostgreSQL ended it because what it wanted is somebody else's already (23505, which Prisma calls P2002). */
export async function unlessUniqueViolation(transaction: () => Promise<unknown>): Promise<boolean> {
  try {
    await transaction();
    return true;
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002') return false;
    throw error;
  }
}
