import { board } from '#lib/board/queries';

export default async function Page() {
  const { name } = await board();
  return (
    <main id="content" className="page">
      <h1>{name}</h1>
    </main>
  );
}
